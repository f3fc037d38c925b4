package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Granted;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Returned;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Shown;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.SignIn;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.SignInAgain;
import dev.gatehouse.adapter.authorize.AuthorizationRequest.Prompt;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.SessionSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The authorization endpoint (RFC 6749 section 3.1): a code for whoever holds the session, if the client may have one. */
public final class Authorization {

    private final Clients clients;
    private final Browsers browsers;
    private final Map<String, SignInPage> pages;
    private final LoginMark marks;
    private final Codes codes;
    private final SessionSeal seal;
    private final InstantSource clock;

    Authorization(
            Clients clients,
            Browsers browsers,
            Map<String, SignInPage> pages,
            LoginMark marks,
            Codes codes,
            SessionSeal seal,
            InstantSource clock) {
        this.clients = clients;
        this.browsers = browsers;
        this.pages = Map.copyOf(pages);
        this.marks = marks;
        this.codes = codes;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * A browser that asks for a code.
     *
     * @param cookies its {@code Cookie} headers
     * @param address its address; null when it is not known
     */
    public record Question(
            Realm realm,
            Parameters parameters,
            List<String> cookies,
            @Nullable String address) {
        public Question {
            cookies = List.copyOf(cookies);
        }

        @Override
        public String toString() {
            return "Question[" + realm.name() + "]";
        }
    }

    public Mono<AuthorizationAnswer> answer(Question question) {
        Reading reading = AuthorizationReader.read(question.realm(), clients, question.parameters());
        if (reading instanceof Reading.Shown shown) {
            return Mono.just(new Shown(new Denied(shown.reason())));
        }
        if (reading instanceof Reading.Returned returned) {
            return Mono.just(returned(returned.way(), new Denied(returned.reason(), returned.detail(), Duration.ZERO)));
        }
        AuthorizationRequest request = ((Reading.Read) reading).request();
        return browsers.find(question.realm(), question.cookies(), question.address())
                .flatMap(found -> found.fold(
                        signedIn -> decide(question, request, signedIn),
                        () -> Mono.just(withoutSession(question, request)),
                        unreachable -> Mono.just(returned(request.way(), unreachable))));
    }

    private Mono<AuthorizationAnswer> decide(Question question, AuthorizationRequest request, SignedIn signedIn) {
        return signedIn.suits(request, sent(question, request), clock.instant())
                ? grant(question.realm(), request, signedIn)
                : Mono.just(withoutSession(question, request));
    }

    private AuthorizationAnswer withoutSession(Question question, AuthorizationRequest request) {
        SignInPage page = pages.get(question.realm().name());
        if (request.prompts().contains(Prompt.NONE) || page == null) {
            return returned(request.way(), new Denied(Denial.LOGIN_REQUIRED));
        }
        String location = page.location(question.parameters(), request, marks, clock.instant());
        return sent(question, request) == null ? new SignIn(location) : new SignInAgain(location);
    }

    private @Nullable Instant sent(Question question, AuthorizationRequest request) {
        return marks.read(question.parameters().value(LoginMark.PARAMETER), request, clock.instant())
                .orElse(null);
    }

    private Mono<AuthorizationAnswer> grant(Realm realm, AuthorizationRequest request, SignedIn signedIn) {
        String code = codes.fresh();
        String name = Codes.name(code);
        Identity identity = signedIn.session().identity();
        AuthorizationCode made = new AuthorizationCode(
                realm.name(),
                request.client().id(),
                request.way().redirectUri(),
                request.scopes(),
                request.nonce(),
                request.challenge(),
                seal.seal(signedIn.token(), name),
                identity,
                signedIn.session().createdAt(),
                signedIn.session().expiresAt(),
                signedIn.askedAt(),
                clock.instant(),
                null);
        About about = new About(identity.userId(), identity.sessionId(), "", identity.actor());
        return codes.keep(name, made)
                .map(kept -> new Granted(
                        request.way().code(code, identity.sessionId()),
                        about,
                        signedIn.session().expiresAt()));
    }

    private static AuthorizationAnswer returned(Return way, Denied denied) {
        Denial reason = denied.reason();
        return new Returned(way.error(reason.error(), reason.description() + denied.detail()), denied);
    }
}
