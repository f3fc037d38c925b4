package dev.gatehouse.adapter.exchange;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.refresh.Families.Beginning;
import dev.gatehouse.adapter.refresh.Ticket;
import dev.gatehouse.adapter.session.Asked;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.session.SignedToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Token exchange (RFC 8693) of a Better Auth session: its signed token, or the browser's own cookies. Of an access token
 * it is {@link Narrowing}.
 */
public final class ExchangeGrant {

    private static final String SESSION = "urn:gatehouse:params:oauth:token-type:better-auth-session";
    private static final String TOKEN_TYPE = "urn:ietf:params:oauth:token-type:";

    /** Some libraries ask for a refresh token, and are content with an access token beside it. */
    private static final Set<String> REQUESTABLE =
            Set.of("", TOKEN_TYPE + "access_token", TOKEN_TYPE + "refresh_token", TOKEN_TYPE + "jwt");

    /** Who changes more often than this while signing in has to sign in again. */
    private static final int ATTEMPTS = 3;

    private final Sessions sessions;
    private final Families families;
    private final Narrowing narrowing;
    private final InstantSource clock;

    ExchangeGrant(Sessions sessions, Families families, Narrowing narrowing, InstantSource clock) {
        this.sessions = sessions;
        this.families = families;
        this.narrowing = narrowing;
        this.clock = clock;
    }

    /** Whether a subject token of this type is an access token. */
    public static boolean narrows(String subjectTokenType) {
        return subjectTokenType.equals(TOKEN_TYPE + "access_token");
    }

    public Mono<TokenAnswer> redeem(ExchangeRequest request) {
        if (!request.client().may(GrantName.TOKEN_EXCHANGE)) {
            return denied(Denial.EXCHANGE_NOT_ENABLED);
        }
        if (narrows(request.subjectTokenType())) {
            return narrow(request);
        }
        return subject(request)
                .map(subject -> redeem(request, subject))
                .orElseGet(() -> denied(Denial.SUBJECT_TOKEN_MISSING));
    }

    private Mono<TokenAnswer> narrow(ExchangeRequest request) {
        if (request.subjectToken().isEmpty()) {
            return denied(Denial.SUBJECT_TOKEN_MISSING);
        }
        return REQUESTABLE.contains(request.requestedTokenType())
                ? narrowing.redeem(request)
                : denied(Denial.REQUESTED_TOKEN_TYPE_UNSUPPORTED);
    }

    private Optional<SignedToken> subject(ExchangeRequest request) {
        return request.subjectToken().isEmpty()
                ? sessions.find(request.realm(), request.cookies())
                : Optional.of(sessions.named(request.realm(), request.subjectToken()));
    }

    private Mono<TokenAnswer> redeem(ExchangeRequest request, SignedToken subject) {
        Client client = request.client();
        Optional<Denial> refusal = refusal(request);
        Optional<List<String>> scopes = client.grantScopes(request.scope());
        Optional<List<String>> audiences = client.grantAudiences(request.audience());
        if (refusal.isPresent()) {
            return denied(refusal.get());
        }
        if (scopes.isEmpty()) {
            return Mono.just(new Denied(Denial.SCOPE_UNKNOWN, request.scope(), Duration.ZERO));
        }
        if (audiences.isEmpty()) {
            return denied(Denial.AUDIENCE_UNKNOWN);
        }
        Beginning granted = new Beginning(
                request.realm(), client.id(), scopes.get(), audiences.get(), client.may(GrantName.REFRESH_TOKEN), null);
        return sessions.verify(request.realm(), subject)
                .map(token -> exchange(token, granted, request, ATTEMPTS))
                .orElseGet(() -> denied(Denial.SUBJECT_TOKEN_INVALID));
    }

    private static Optional<Denial> refusal(ExchangeRequest request) {
        // A cookie goes along with whatever a foreign page sends, so only the origin tells that the user meant it.
        if (request.subjectToken().isEmpty() && !request.hasOrigin()) {
            return Optional.of(Denial.ORIGIN_FORBIDDEN);
        }
        if (request.subjectTokenType().isEmpty()) {
            return Optional.of(Denial.SUBJECT_TOKEN_TYPE_MISSING);
        }
        if (!request.subjectTokenType().equals(SESSION)) {
            return Optional.of(Denial.SUBJECT_TOKEN_TYPE_UNSUPPORTED);
        }
        return REQUESTABLE.contains(request.requestedTokenType())
                ? Optional.empty()
                : Optional.of(Denial.REQUESTED_TOKEN_TYPE_UNSUPPORTED);
    }

    private Mono<TokenAnswer> exchange(SessionToken token, Beginning granted, ExchangeRequest request, int left) {
        if (left == 0) {
            return denied(Denial.SESSIONS_UNREACHABLE);
        }
        // An answer that is out of date is not looked for where it was found.
        List<String> cookies = left == ATTEMPTS ? request.cookies() : List.of();
        return sessions.ask(request.realm(), token, cookies, request.address())
                .flatMap(asked -> decide(asked, token, granted))
                .flatMap(answer -> answer.map(Mono::just).orElseGet(() -> exchange(token, granted, request, left - 1)));
    }

    /** Empty when the answer is out of date already. */
    private Mono<Optional<TokenAnswer>> decide(Asked asked, SessionToken token, Beginning granted) {
        if (asked.answer() instanceof Unreachable unreachable) {
            return Mono.just(Optional.of(new Denied(Denial.SESSIONS_UNREACHABLE, "", unreachable.retryAfter())));
        }
        if (!(asked.answer() instanceof Confirmed confirmed)) {
            return denied(Denial.SUBJECT_SESSION_OVER).map(Optional::of);
        }
        Session session = confirmed.session();
        return session.banned(clock.instant())
                ? Mono.just(Optional.of(new Denied(Denial.SUBJECT_BANNED).about(about(session.identity()))))
                : families.begin(granted, session, token, asked.at(), Ticket.NONE);
    }

    private static About about(Identity identity) {
        return new About(identity.userId(), identity.sessionId(), "", identity.actor());
    }

    private static Mono<TokenAnswer> denied(Denial reason) {
        return Mono.just(new Denied(reason));
    }
}
