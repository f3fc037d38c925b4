package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.address.ClientAddresses;
import dev.gatehouse.edge.address.ForwardedHeaders;
import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class IdentityConfiguration {

    @Bean
    IdentityHeaders identityHeaders(RelayProperties relay) {
        return new IdentityHeaders(relay.headers(), relay.budget().toBytes());
    }

    @Bean
    TokenJudge tokenJudge(KeysInForce keys, Revocations revocations, IdentityHeaders headers) {
        return new TokenJudge(keys, revocations, headers, Clock.systemUTC());
    }

    @Bean
    Doorkeeper doorkeeper(TokenJudge judge, CookieMode cookies, ClientAddresses addresses) {
        return new Doorkeeper(judge, cookies, addresses);
    }

    @Bean
    DryRunEndpoint dryRunEndpoint(Policies policies, TokenJudge judge) {
        return new DryRunEndpoint(policies, judge);
    }

    @Bean
    MyIdentity myIdentity(Doorkeeper doorkeeper, Policies policies, RefusalWriter refusals, ApplicationContext edge) {
        return new MyIdentity(doorkeeper, policies.ofOwnPage("gatehouse-me"), refusals, edge);
    }

    @Bean
    VerifyFilter verifyFilter(Policies policies, Doorkeeper doorkeeper, CookieMode cookies, RefusalWriter refusals) {
        return new VerifyFilter(policies, doorkeeper, cookies, refusals);
    }

    @Bean
    RelayFilter relayFilter(
            RelayProperties relay,
            IdentityHeaders headers,
            CookieMode cookies,
            KeysInForce keys,
            Policies policies,
            ForwardedHeaders forwarded) {
        if (relay.token() == RelayProperties.Token.ASSERTION) {
            demandAudiences(policies);
        }
        return new RelayFilter(
                new ReservedNames(headers.headers()),
                cookies.cookies(),
                relay.token(),
                new Assertions(keys, Clock.systemUTC()),
                forwarded);
    }

    private static void demandAudiences(Policies policies) {
        for (RoutePolicy policy : policies.all()) {
            if (policy.access() != Access.PUBLIC && policy.profile().audience() == null) {
                throw new InvalidSetting(
                        "gatehouse.routes." + policy.route() + ".audience",
                        "is missing, and gatehouse.relay.token is assertion: write whom the assertions are for, such as "
                                + policy.route() + "-api.");
            }
        }
    }
}
