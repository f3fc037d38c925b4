package dev.gatehouse.sample.caller;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** Wires the room: what a stock resource server needs to believe our tokens. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

    @Bean
    JwtDecoder accessTokens(Environment environment, @Value("${sample.issuer}") String issuer) {
        return AccessTokens.decoder(SharedSecrets.read(environment), issuer);
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, Refusals refusals) {
        JwtAuthenticationConverter caller = new JwtAuthenticationConverter();
        caller.setJwtGrantedAuthoritiesConverter(new RealmRoles());
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/admin/**")
                        .hasRole("admin")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(caller))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                // A bearer token is never sent by a browser on its own, so there is nothing to forge.
                .csrf(CsrfConfigurer::disable)
                .build();
    }
}
