package dev.gatehouse.settings;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import dev.gatehouse.token.key.SharedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * Reads the secrets where the operator put them: environment variables, or files of the same names.
 *
 * <p>They are read one by one and never bound, because a message about a failed binding shows the value.
 */
public final class TokenSecrets {

    /** The {@code kid} of tokens that Better Auth's own secret signs. */
    public static final String SINGLE_SECRET_KID = "better-auth";

    /** The dotted name of {@code GATEHOUSE_TOKEN_SECRETS}. */
    static final String SETTING = "gatehouse.token.secrets";

    private static final String TOKEN_SECRETS = "GATEHOUSE_TOKEN_SECRETS";

    private final PropertyResolver settings;
    private @Nullable SecretsFile file;

    public TokenSecrets(PropertyResolver settings) {
        this.settings = settings;
    }

    /** Whether one secret serves both Better Auth and our tokens, so that whoever verifies could forge sessions too. */
    public boolean single() {
        return text(SETTING, TOKEN_SECRETS) == null && file().isEmpty();
    }

    /**
     * The file that holds the shared secrets, always the same object; empty if they are not in a file.
     *
     * @throws InvalidSetting if they are given in another way too
     */
    public Optional<SecretsFile> file() {
        String path = text(SecretsFile.SETTING);
        if (path != null && text(SETTING, TOKEN_SECRETS) != null) {
            throw new InvalidSetting(
                    SecretsFile.SETTING, "is written, and so is " + TOKEN_SECRETS + ": take one of them away.");
        }
        if (file == null && path != null) {
            file = new SecretsFile(Path.of(path));
        }
        return Optional.ofNullable(file);
    }

    /**
     * The ring of shared secrets that sign and verify access tokens.
     *
     * @throws InvalidSetting if there is none, or one is too short
     */
    public KeyRing tokens() {
        Optional<SecretsFile> file = file();
        if (file.isPresent()) {
            return file.get().read();
        }
        String entries = text(SETTING, TOKEN_SECRETS);
        if (entries == null) {
            return betterAuth()
                    .orElseThrow(() -> new InvalidSetting(
                            TOKEN_SECRETS,
                            "is missing, and so is BETTER_AUTH_SECRET: set one of them, such as"
                                    + " GATEHOUSE_TOKEN_SECRETS=k1:<output of `openssl rand -base64 32`>."));
        }
        try {
            return KeyRing.parse(entries);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(TOKEN_SECRETS, e.getMessage() + ".");
        }
    }

    /** The ring of Better Auth's own secrets, current one first; empty if none is given. */
    public Optional<KeyRing> betterAuth() {
        String versions = text("BETTER_AUTH_SECRETS");
        String one = text("BETTER_AUTH_SECRET");
        List<SharedKey> keys = new ArrayList<>();
        if (versions != null) {
            for (String entry : versions.split(",", -1)) {
                keys.add(key("BETTER_AUTH_SECRETS", entry.strip().replaceFirst("^[0-9]+:", "")));
            }
        } else if (one != null) {
            keys.add(key("BETTER_AUTH_SECRET", one));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(keys));
    }

    private static SharedKey key(String setting, String secret) {
        try {
            return new SharedKey(SINGLE_SECRET_KID, Secret.ofText(secret));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(setting, e.getMessage() + ".");
        }
    }

    /** The first of these names that is set to something; the line end of a secret's file does not belong to it. */
    private @Nullable String text(String... names) {
        for (String name : names) {
            String value = settings.getProperty(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
