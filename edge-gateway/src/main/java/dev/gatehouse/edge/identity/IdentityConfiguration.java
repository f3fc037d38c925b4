package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.settings.TokenSecrets;
import dev.gatehouse.token.TokenVerifier;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class IdentityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityConfiguration.class);

    @Bean
    IdentityHeaders identityHeaders(RelayProperties relay) {
        return new IdentityHeaders(relay.headers(), relay.budget().toBytes());
    }

    @Bean
    VerifyFilter verifyFilter(
            Policies policies,
            Revocations revocations,
            IdentityHeaders headers,
            RefusalWriter refusals,
            Environment environment) {
        TokenSecrets secrets = new TokenSecrets(environment);
        if (secrets.single()) {
            LOG.warn("one secret serves Better Auth and access tokens: whoever verifies tokens with it can also forge"
                    + " sessions. Set GATEHOUSE_TOKEN_SECRETS to separate them.");
        }
        return new VerifyFilter(
                policies, new TokenVerifier(secrets.tokens()), revocations, headers, Clock.systemUTC(), refusals);
    }

    @Bean
    RelayFilter relayFilter(IdentityHeaders headers) {
        return new RelayFilter(new ReservedNames(headers.headers()));
    }

    @Bean
    ResponseFilter responseFilter() {
        return new ResponseFilter();
    }
}
