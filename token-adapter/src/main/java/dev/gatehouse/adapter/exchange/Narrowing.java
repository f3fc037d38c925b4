package dev.gatehouse.adapter.exchange;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.RoleClaims;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.refresh.LiveToken;
import dev.gatehouse.adapter.refresh.LiveTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Token exchange (RFC 8693) of a user's access token, by a service that calls another one in the user's name. */
final class Narrowing {

    private final LiveTokens tokens;
    private final Clients clients;
    private final TokenIssuer issuer;
    private final InstantSource clock;

    Narrowing(LiveTokens tokens, Clients clients, TokenIssuer issuer, InstantSource clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
    }

    Mono<TokenAnswer> redeem(ExchangeRequest request) {
        if (request.client().isPublic()) {
            return Mono.just(new Denied(Denial.EXCHANGE_NOT_ENABLED));
        }
        return tokens.find(request.realm(), request.subjectToken())
                .map(found -> found.map(subject -> decide(request, subject))
                        .orElseGet(() -> new Denied(Denial.SUBJECT_TOKEN_INVALID)));
    }

    private TokenAnswer decide(ExchangeRequest request, LiveToken subject) {
        Client client = request.client();
        boolean may = subject.audiences().contains(client.id())
                || subject.clientId().equals(client.id())
                || client.may(Privilege.DELEGATE);
        if (!may) {
            return new Denied(Denial.SUBJECT_TOKEN_OF_OTHERS);
        }
        Optional<List<String>> scopes = scopes(request, subject);
        if (scopes.isEmpty()) {
            return new Denied(Denial.SCOPE_UNKNOWN, request.scope(), Duration.ZERO);
        }
        Optional<List<String>> audiences = audiences(request, subject);
        return audiences.isEmpty()
                ? new Denied(Denial.AUDIENCE_UNKNOWN)
                : new Granted(issuer.issue(order(request, subject, scopes.get(), audiences.get())));
    }

    /** All of the subject's, or those that are asked for among them. */
    private static Optional<List<String>> scopes(ExchangeRequest request, LiveToken subject) {
        List<String> asked = Stream.of(request.scope().split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return Optional.of(subject.scopes());
        }
        return subject.scopes().containsAll(asked) ? Optional.of(asked) : Optional.empty();
    }

    /** The subject's own, or the one that is asked for among those of the client that the user signed in with. */
    private Optional<List<String>> audiences(ExchangeRequest request, LiveToken subject) {
        List<String> possible = clients.find(request.realm(), subject.owner())
                .map(Client::audiences)
                .orElse(List.of());
        if (request.audience().isEmpty()) {
            return Optional.of(
                    subject.audiences().stream().filter(possible::contains).toList());
        }
        return possible.contains(request.audience()) ? Optional.of(List.of(request.audience())) : Optional.empty();
    }

    private TokenOrder order(ExchangeRequest request, LiveToken subject, List<String> scopes, List<String> audiences) {
        Instant now = clock.instant();
        Instant ends = now.plus(request.realm().settings().accessToken());
        return new TokenOrder(
                request.realm(),
                request.client().id(),
                subject.identity(),
                scopes,
                audiences,
                RoleClaims.of(
                        request.realm(),
                        request.client().id(),
                        subject.identity().roles(),
                        audiences),
                act(request.client(), subject),
                subject.id().replaceFirst("-[^.]*$", "") + "-" + mark(),
                now,
                ends.isBefore(subject.ends()) ? ends : subject.ends(),
                null,
                null);
    }

    /** Who acts, and for whom that one acts in turn (RFC 8693 section 4.1). */
    private static Map<String, Object> act(Client client, LiveToken subject) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("sub", client.id());
        String admin = subject.identity().actor();
        if (!subject.act().isEmpty()) {
            act.put("act", subject.act());
        } else if (admin != null) {
            act.put("act", Map.of("sub", admin));
        }
        return act;
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
