package dev.gatehouse.acceptance.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log-in by {@code issuer-uri} for people, and an API behind access tokens whose roles stand in {@code realm_access}. */
@SpringBootApplication
@RestController
public class SpringClient {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        JwtAuthenticationConverter roles = new JwtAuthenticationConverter();
        roles.setPrincipalClaimName("preferred_username");
        roles.setJwtGrantedAuthoritiesConverter(jwt -> {
            var authorities = new JwtGrantedAuthoritiesConverter().convert(jwt);
            Map<String, List<String>> access = jwt.getClaim("realm_access");
            access.get("roles").forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
            return authorities;
        });
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("user"))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler away = new OidcClientInitiatedLogoutSuccessHandler(clients);
        away.setPostLogoutRedirectUri("{baseUrl}/bye");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/bye", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.disable())
                .oauth2Login(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessHandler(away))
                .build();
    }

    @GetMapping("/me")
    Map<String, Object> me(@AuthenticationPrincipal OidcUser user) {
        return Map.of("name", user.getName(), "email", user.getEmail(), "claims", user.getUserInfo() != null);
    }

    @GetMapping("/token")
    String token(@RegisteredOAuth2AuthorizedClient("keycloak") OAuth2AuthorizedClient client) {
        return client.getAccessToken().getTokenValue();
    }

    @GetMapping("/renewed")
    String renewed(@RegisteredOAuth2AuthorizedClient("keycloak") OAuth2AuthorizedClient client, Authentication user) {
        RefreshTokenOAuth2AuthorizedClientProvider provider = new RefreshTokenOAuth2AuthorizedClientProvider();
        // Longer than any access token lives: each counts as expired.
        provider.setClockSkew(Duration.ofDays(1));
        OAuth2AuthorizedClient after = provider.authorize(OAuth2AuthorizationContext.withAuthorizedClient(client)
                .principal(user)
                .build());
        return after.getAccessToken().getTokenValue() + " "
                + after.getRefreshToken().getTokenValue();
    }

    @GetMapping("/api/me")
    String api(@AuthenticationPrincipal Jwt jwt, Authentication user) {
        return user.getName() + " " + jwt.getClaimAsString("azp");
    }
}
