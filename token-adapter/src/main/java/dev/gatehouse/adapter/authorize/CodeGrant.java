package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.Authentication;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.Endings;
import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.refresh.Families.Beginning;
import dev.gatehouse.adapter.session.Asked;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unasked;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.Sessions;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The {@code authorization_code} grant (RFC 6749 section 4.1.3). A code buys one family. Shown again, it ends that family;
 * shown by who should not have it, it is spoilt.
 */
public final class CodeGrant {

    /** Who changes more often than this while signing in has to sign in again. */
    private static final int ATTEMPTS = 3;

    private final Codes codes;
    private final Sessions sessions;
    private final SessionSeal seal;
    private final Families families;
    private final Endings endings;
    private final InstantSource clock;

    CodeGrant(
            Codes codes, Sessions sessions, SessionSeal seal, Families families, Endings endings, InstantSource clock) {
        this.codes = codes;
        this.sessions = sessions;
        this.seal = seal;
        this.families = families;
        this.endings = endings;
        this.clock = clock;
    }

    /**
     * What a client presents; what was not sent is empty.
     *
     * @param address the client's address; null when it is not known
     */
    public record Request(
            Realm realm,
            Client client,
            String code,
            String redirectUri,
            String verifier,
            @Nullable String address) {
        @Override
        public String toString() {
            return "Request[" + client.id() + "]";
        }
    }

    public Mono<TokenAnswer> redeem(Request request) {
        if (!request.client().may(GrantName.AUTHORIZATION_CODE)) {
            return denied(Denial.CODE_NOT_ENABLED);
        }
        return request.code().isEmpty() ? denied(Denial.CODE_MISSING) : redeem(request, ATTEMPTS);
    }

    private Mono<TokenAnswer> redeem(Request request, int left) {
        if (left == 0) {
            return denied(Denial.SESSIONS_UNREACHABLE);
        }
        String name = Codes.name(request.code());
        return codes.find(name)
                .flatMap(found -> found.filter(
                                code -> code.realm().equals(request.realm().name()))
                        .map(code -> judge(request, name, code, left))
                        .orElseGet(() -> denied(Denial.CODE_INVALID)));
    }

    private Mono<TokenAnswer> judge(Request request, String name, AuthorizationCode code, int left) {
        String family = code.use();
        if (family != null) {
            return family.equals(AuthorizationCode.SPOILT)
                    ? denied(Denial.CODE_INVALID)
                    : endings.family(request.realm(), family, Denial.FAMILY_ENDED)
                            .then(denied(Denial.CODE_REUSED));
        }
        if (code.isOver(clock.instant())) {
            return denied(Denial.CODE_INVALID);
        }
        Optional<Denial> refusal = refusal(request, code);
        if (refusal.isPresent()) {
            return codes.spoil(name, code)
                    .flatMap(spoilt -> spoilt ? denied(refusal.get()) : redeem(request, left - 1));
        }
        return seal.open(code.sealedSession(), name)
                .map(token -> sessions.ask(request.realm(), token, request.address())
                        .flatMap(asked -> buy(request, new Purchase(codes, name, code, token), asked, left)))
                .orElseGet(() -> denied(Denial.CODE_INVALID));
    }

    private static Optional<Denial> refusal(Request request, AuthorizationCode code) {
        if (!code.clientId().equals(request.client().id())) {
            return Optional.of(Denial.CODE_OF_OTHER_CLIENT);
        }
        return code.redirectUri().equals(request.redirectUri())
                ? CodeChallenge.refusal(code.challenge(), request.verifier())
                : Optional.of(Denial.REDIRECT_URI_WRONG);
    }

    private Mono<TokenAnswer> buy(Request request, Purchase purchase, Asked asked, int left) {
        AuthorizationCode code = purchase.code();
        if (asked.answer() instanceof Unreachable unreachable) {
            return Mono.just(new Denied(Denial.SESSIONS_UNREACHABLE, "", unreachable.retryAfter()));
        }
        if (asked.answer() instanceof Unasked) {
            Session known = new Session(code.identity(), code.createdAt(), code.sessionEnds(), null);
            return buy(request, purchase, known, new Asked(asked.answer(), code.askedAt()), left);
        }
        if (!(asked.answer() instanceof Confirmed confirmed) || !code.isOf(confirmed.session())) {
            return denied(Denial.SESSION_ENDED);
        }
        return confirmed.session().banned(clock.instant())
                ? denied(Denial.USER_BANNED)
                : buy(request, purchase, confirmed.session(), asked, left);
    }

    private Mono<TokenAnswer> buy(Request request, Purchase purchase, Session session, Asked asked, int left) {
        return families.begin(
                        beginning(request, purchase.code(), session), session, purchase.token(), asked.at(), purchase)
                .flatMap(answer -> answer.filter(one -> !purchase.wasLate(one))
                        .map(one -> Mono.just(inWordsOfCodes(one)))
                        .orElseGet(() -> redeem(request, left - 1)));
    }

    /** Families speak of a session as the subject of an exchange. */
    private static TokenAnswer inWordsOfCodes(TokenAnswer answer) {
        boolean over = answer instanceof Denied denied && denied.reason() == Denial.SUBJECT_SESSION_OVER;
        return over ? new Denied(Denial.SESSION_ENDED) : answer;
    }

    private static Beginning beginning(Request request, AuthorizationCode code, Session session) {
        return new Beginning(
                request.realm(),
                request.client().id(),
                code.scopes(),
                request.client().audiences(),
                request.client().may(GrantName.REFRESH_TOKEN),
                code.scopes().contains("openid") ? new Authentication(session.createdAt(), code.nonce()) : null);
    }

    private static Mono<TokenAnswer> denied(Denial reason) {
        return Mono.just(new Denied(reason));
    }
}
