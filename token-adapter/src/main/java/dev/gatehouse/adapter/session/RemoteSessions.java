package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Gone;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionBody.UnreadableException;
import dev.gatehouse.token.key.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/**
 * Asks Better Auth itself. Sends the session cookie alone, so that no cached copy can answer, and the client's one
 * address, by which Better Auth limits rates.
 */
final class RemoteSessions {

    private static final Logger log = LoggerFactory.getLogger(RemoteSessions.class);

    /** Read afresh from the database, and write nothing: asking must not keep a session alive. */
    private static final String FRESH = "?disableCookieCache=true&disableRefresh=true";

    private static final long MOST_SECONDS = 5;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final WebClient http;
    private final SessionPolicy policy;
    private final List<Secret> secrets;
    private final InstantSource clock;
    private final AtomicBoolean answering = new AtomicBoolean(true);

    RemoteSessions(WebClient http, SessionPolicy policy, List<Secret> secrets, InstantSource clock) {
        this.http = http;
        this.policy = policy;
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    Mono<SessionAnswer> ask(SessionToken token, @Nullable String address) {
        return ask(token, address, secrets)
                .timeout(policy.timeout())
                .onErrorResume(RemoteSessions::expected, failure -> Mono.just(unreachable(cause(failure), SOON)))
                .doOnNext(this::noteRecovery);
    }

    /** While secrets change, Better Auth may have another current one than we: to it, each other one is a forger's. */
    private Mono<SessionAnswer> ask(SessionToken token, @Nullable String address, List<Secret> possible) {
        Caller caller = new Caller(token.cookie(possible.get(0)), address);
        return get("/get-session", caller)
                .flatMap(reply -> confirm(reply, token, caller))
                .flatMap(answer -> answer instanceof Gone && possible.size() > 1
                        ? ask(token, address, possible.subList(1, possible.size()))
                        : Mono.just(answer));
    }

    private record Caller(String cookie, @Nullable String address) {
        @Override
        public String toString() {
            return "Caller";
        }
    }

    private Mono<SessionAnswer> confirm(Reply reply, SessionToken token, Caller caller) {
        if (reply.status() != 200) {
            return Mono.just(unreachable("get-session " + reply.status(), reply.retryAfter()));
        }
        try {
            Optional<Session> session =
                    SessionBody.read(reply.body(), token).filter(found -> !found.over(clock.instant()));
            Optional<String> organization =
                    session.isEmpty() ? Optional.empty() : SessionBody.activeOrganization(reply.body());
            if (session.isEmpty()) {
                return Mono.just(new Gone());
            }
            return organization.isEmpty()
                    ? Mono.just(new Confirmed(session.get()))
                    : addOrganization(session.get(), organization.get(), caller);
        } catch (UnreadableException e) {
            return Mono.error(e);
        }
    }

    /** Without the roles there is no answer at all: a token without them would lock the user out for its whole life. */
    private Mono<SessionAnswer> addOrganization(Session session, String organization, Caller caller) {
        return get("/organization/get-active-member-role", caller).flatMap(reply -> {
            if (reply.status() != 200) {
                return Mono.just(unreachable("get-active-member-role " + reply.status(), reply.retryAfter()));
            }
            try {
                Identity identity = session.identity()
                        .withOrganization(
                                new Identity.Organization(organization, SessionBody.memberRoles(reply.body())));
                return Mono.just(
                        new Confirmed(new Session(identity, session.createdAt(), session.expiresAt(), session.ban())));
            } catch (UnreadableException e) {
                return Mono.error(e);
            }
        });
    }

    private Mono<Reply> get(String path, Caller caller) {
        return http.get()
                .uri(policy.url() + path + FRESH)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    headers.set(HttpHeaders.COOKIE, caller.cookie());
                    if (caller.address() != null) {
                        headers.set("X-Forwarded-For", caller.address());
                    }
                })
                .exchangeToMono(RemoteSessions::reply);
    }

    private static Mono<Reply> reply(ClientResponse response) {
        String retryAfter = response.headers().asHttpHeaders().getFirst("x-retry-after");
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> new Reply(
                        response.statusCode().value(), seconds(retryAfter), new String(body, StandardCharsets.UTF_8)));
    }

    private record Reply(int status, Duration retryAfter, String body) {}

    private static Duration seconds(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return SOON;
        }
        return Duration.ofSeconds(Math.max(1, Math.min(MOST_SECONDS, Long.parseLong(text))));
    }

    private static boolean expected(Throwable failure) {
        return failure instanceof WebClientException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof DataBufferLimitException
                || failure instanceof UnreadableException;
    }

    private static String cause(Throwable failure) {
        return failure instanceof UnreadableException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }

    /** Logged when it begins and when it ends: one line for each request would fill the disk just then. */
    private SessionAnswer unreachable(String cause, Duration retryAfter) {
        if (answering.getAndSet(false)) {
            log.warn("better auth does not answer url={} cause={}", policy.url(), cause);
        }
        return new Unreachable(retryAfter);
    }

    private void noteRecovery(SessionAnswer answer) {
        if (!(answer instanceof Unreachable) && !answering.getAndSet(true)) {
            log.info("better auth answers again url={}", policy.url());
        }
    }
}
