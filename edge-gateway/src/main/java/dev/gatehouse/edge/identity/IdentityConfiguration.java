package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    Doorkeeper doorkeeper(KeysInForce keys, IdentityHeaders headers, CookieMode cookies) {
        return new Doorkeeper(new TokenJudge(keys, headers, Clock.systemUTC()), cookies);
    }

    @Bean
    VerifyFilter verifyFilter(Policies policies, Doorkeeper doorkeeper, CookieMode cookies, RefusalWriter refusals) {
        return new VerifyFilter(policies, doorkeeper, cookies, refusals);
    }

    @Bean
    RelayFilter relayFilter(
            RelayProperties relay, IdentityHeaders headers, CookieMode cookies, KeysInForce keys, Policies policies) {
        if (relay.token() == RelayProperties.Token.ASSERTION) {
            demandAudiences(policies);
        }
        return new RelayFilter(
                new ReservedNames(headers.headers()),
                cookies.cookies(),
                relay.token(),
                new Assertions(keys, Clock.systemUTC()));
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

    @Bean
    ResponseFilter responseFilter() {
        return new ResponseFilter();
    }
}
