package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.authorize.CodeGrant;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.exchange.ExchangeGrant;
import dev.gatehouse.adapter.exchange.ExchangeRequest;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import dev.gatehouse.adapter.service.ServiceGrant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** The token endpoint (RFC 6749 section 3.2): which grant is asked for, by whom, and from where. */
final class TokenEndpoint {

    private final Callers callers;
    private final CodeGrant code;
    private final ExchangeGrant exchange;
    private final RefreshGrant refresh;
    private final ServiceGrant service;
    private final InstantSource clock;

    TokenEndpoint(
            Callers callers,
            CodeGrant code,
            ExchangeGrant exchange,
            RefreshGrant refresh,
            ServiceGrant service,
            InstantSource clock) {
        this.callers = callers;
        this.code = code;
        this.exchange = exchange;
        this.refresh = refresh;
        this.service = service;
        this.clock = clock;
    }

    Mono<Answer> answer(Call call, Form form) {
        return grant(call, form).map(answer -> answer.fold(granted -> written(call, granted, form), Refused::new));
    }

    private Answer written(Call call, Granted granted, Form form) {
        Optional<Grant> grant = Grant.named(form.value("grant_type"));
        boolean refreshed = grant.equals(Optional.of(Grant.REFRESH_TOKEN));
        Deed deed = granted.again() ? Deed.REPLAY : refreshed ? Deed.REFRESH : Deed.ISSUE;
        call.trail().did(deed, granted.tokens().about());
        boolean exchanged = grant.equals(Optional.of(Grant.TOKEN_EXCHANGE));
        return new Json(
                200,
                exchanged
                        ? Answers.exchanged(granted.tokens(), clock.instant())
                        : Answers.tokens(granted.tokens(), clock.instant()));
    }

    private Mono<TokenAnswer> grant(Call call, Form form) {
        Optional<Grant> grant = Grant.named(form.value("grant_type"));
        if (grant.isEmpty()) {
            return denied(
                    form.value("grant_type").isEmpty() ? Denial.GRANT_TYPE_MISSING : Denial.GRANT_TYPE_UNSUPPORTED);
        }
        call.trail().asks(word(grant.get(), form));
        return callers.identify(call, call.credentials(form))
                .fold(client -> redeem(grant.get(), client, call, form), TokenEndpoint::denied);
    }

    private static String word(Grant grant, Form form) {
        return grant == Grant.TOKEN_EXCHANGE && ExchangeGrant.narrows(form.value("subject_token_type"))
                ? "narrowing"
                : grant.name().toLowerCase(Locale.ROOT);
    }

    private Mono<TokenAnswer> redeem(Grant grant, Client client, Call call, Form form) {
        if (!call.origin().suits(client)) {
            return denied(Denial.ORIGIN_FORBIDDEN);
        }
        return switch (grant) {
            case AUTHORIZATION_CODE -> code.redeem(codeRequest(client, call, form));
            case TOKEN_EXCHANGE -> exchange.redeem(exchangeRequest(client, call, form));
            case REFRESH_TOKEN -> refresh(client, call, form);
            case CLIENT_CREDENTIALS ->
                Mono.just(service.redeem(call.realm(), client, form.value("scope"), form.value("audience")));
            case PASSWORD -> denied(Denial.PASSWORD_FORBIDDEN);
        };
    }

    private static CodeGrant.Request codeRequest(Client client, Call call, Form form) {
        return new CodeGrant.Request(
                call.realm(),
                client,
                form.value("code"),
                form.value("redirect_uri"),
                form.value("code_verifier"),
                call.trail().address());
    }

    private ExchangeRequest exchangeRequest(Client client, Call call, Form form) {
        return new ExchangeRequest(
                call.realm(),
                client,
                form.value("subject_token"),
                form.value("subject_token_type"),
                form.value("requested_token_type"),
                form.value("scope"),
                form.value("audience"),
                call.headers().getOrEmpty(HttpHeaders.COOKIE),
                call.origin().present(),
                call.trail().address());
    }

    private Mono<TokenAnswer> refresh(Client client, Call call, Form form) {
        String token = form.value("refresh_token");
        if (token.isEmpty()) {
            return denied(Denial.REFRESH_TOKEN_MISSING);
        }
        return client.may(GrantName.REFRESH_TOKEN)
                ? refresh.redeem(new RefreshGrant.Request(
                        call.realm(),
                        client.id(),
                        token,
                        form.value("scope"),
                        call.trail().address()))
                : denied(Denial.REFRESH_NOT_ENABLED);
    }

    private static Mono<TokenAnswer> denied(Denial reason) {
        return Mono.just(new Denied(reason));
    }
}
