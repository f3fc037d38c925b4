package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.logout.LogoutAnswer.Asked;
import dev.gatehouse.adapter.logout.LogoutAnswer.LoggedOut;
import dev.gatehouse.adapter.logout.LogoutAnswer.NotLoggedOut;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.session.SignedToken;
import dev.gatehouse.adapter.signing.IdTokenHints;
import dev.gatehouse.token.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Logs out whom an ID token names, or whoever holds the browser's session once asked. Any page can send a browser here,
 * so nothing is ended without the one or the other, and nobody is sent on but to an address of the client's.
 */
public final class Logout {

    private final Clients clients;
    private final IdTokenHints hints;
    private final Confirmation confirmation;
    private final Sessions sessions;
    private final SessionEnd end;
    private final InstantSource clock;

    Logout(
            Clients clients,
            IdTokenHints hints,
            Confirmation confirmation,
            Sessions sessions,
            SessionEnd end,
            InstantSource clock) {
        this.clients = clients;
        this.hints = hints;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.end = end;
        this.clock = clock;
    }

    public Mono<LogoutAnswer> answer(LogoutRequest request) {
        Claims hint = hints.read(request.realm(), request.hint())
                .filter(claims -> !claims.sessionId().isEmpty())
                .orElse(null);
        Denial reason = judge(request, hint);
        if (reason != null) {
            return Mono.just(new NotLoggedOut(new Denied(reason)));
        }
        return hint == null ? answerUnnamed(request) : end(request, About.session(hint.subject(), hint.sessionId()));
    }

    private @Nullable Denial judge(LogoutRequest request, @Nullable Claims hint) {
        String clientId = hint == null ? request.clientId() : hint.clientId();
        boolean unfit = hint == null
                || (!request.clientId().isEmpty() && !request.clientId().equals(clientId));
        if (!request.hint().isEmpty() && unfit) {
            return Denial.LOGOUT_HINT_INVALID;
        }
        if (request.redirectUri().isEmpty()) {
            return null;
        }
        if (clientId.isEmpty()) {
            return Denial.LOGOUT_HINT_MISSING;
        }
        boolean registered = clients.find(request.realm(), clientId)
                .filter(client -> client.callbacks().takesLeavers(request.redirectUri()))
                .isPresent();
        return registered ? null : Denial.LOGOUT_REDIRECT_INVALID;
    }

    private Mono<LogoutAnswer> answerUnnamed(LogoutRequest request) {
        Instant now = clock.instant();
        String realm = request.realm().name();
        String cookie = presented(request).map(SignedToken::value).orElse("");
        if (!confirmation.isGiven(request.confirmation(), now, realm, cookie)) {
            return Mono.just(new Asked(confirmation.at(now, realm, cookie)));
        }
        SessionToken token = token(request);
        return token == null
                ? Mono.just(nobody(request))
                : sessions.ask(request.realm(), token, request.cookies(), request.address())
                        .flatMap(asked -> {
                            if (asked.answer() instanceof Unreachable unreachable) {
                                return Mono.just(new NotLoggedOut(
                                        new Denied(Denial.SESSIONS_UNREACHABLE, "", unreachable.retryAfter())));
                            }
                            return asked.answer() instanceof Confirmed confirmed
                                    ? end(request, about(confirmed.session().identity()))
                                    : Mono.just(nobody(request));
                        });
    }

    private Mono<LogoutAnswer> end(LogoutRequest request, About about) {
        return end.end(request.realm(), about.sessionId(), token(request), request.address())
                .map(lines -> new LoggedOut(about, request.location(), lines));
    }

    private @Nullable SessionToken token(LogoutRequest request) {
        return presented(request)
                .flatMap(signed -> sessions.verify(request.realm(), signed))
                .orElse(null);
    }

    private Optional<SignedToken> presented(LogoutRequest request) {
        return sessions.find(request.realm(), request.cookies());
    }

    private static LogoutAnswer nobody(LogoutRequest request) {
        return new LoggedOut(About.NOBODY, request.location(), List.of());
    }

    private static About about(Identity identity) {
        return new About(identity.userId(), identity.sessionId(), "", identity.actor());
    }
}
