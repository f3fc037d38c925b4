package dev.gatehouse.adapter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.session.Identity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserClaimsTest {

    private static Map<String, Object> of(@Nullable String name, String... scopes) {
        Identity identity = new Identity("u", "s", "a@b.example", true, name, "alice", null, List.of(), null, null);
        return UserClaims.of(identity, List.of(scopes));
    }

    @Test
    void tellsWhatTheScopesAllow() {
        assertThat(of("Alice Liddell", "openid")).isEmpty();
        assertThat(of("Alice Liddell", "email")).containsOnlyKeys("email_verified", "email");
        assertThat(of("Alice Liddell", "profile"))
                .containsOnlyKeys("name", "preferred_username", "given_name", "family_name");
    }

    @Test
    void takesTheLastWordForTheFamilys() {
        assertThat(of(" Alice Pleasance Liddell ", "profile"))
                .containsEntry("given_name", "Alice Pleasance")
                .containsEntry("family_name", "Liddell");
        assertThat(of("Alice", "profile")).containsEntry("given_name", "Alice").doesNotContainKey("family_name");
        assertThat(of(null, "profile")).containsOnlyKeys("preferred_username");
    }
}
