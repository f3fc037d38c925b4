package dev.gatehouse.settings;

import dev.gatehouse.token.key.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of {@code kid:secret} lines, read again whenever its owner asks.
 *
 * <p>What is read while running and cannot be used changes nothing: the keys in force stay, and the log says so once.
 */
public final class SecretsFile {

    /** The setting that names the file. */
    public static final String SETTING = "gatehouse.token.secrets-file";

    private static final Logger LOG = LoggerFactory.getLogger(SecretsFile.class);

    private final Path path;
    private String lastRead = "";

    /** Takes the file at {@code path}; nothing is read yet. */
    public SecretsFile(Path path) {
        this.path = path;
    }

    /**
     * Reads it for the first time.
     *
     * @throws InvalidSetting if it cannot be read or holds no ring of secrets
     */
    public synchronized KeyRing read() {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            KeyRing ring = KeyRing.parse(text);
            lastRead = text;
            return ring;
        } catch (IOException e) {
            throw new InvalidSetting(
                    SETTING, "is " + path + ", which cannot be read: mount the file with the secrets there.");
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(SETTING, "names " + path + ", which " + e.getMessage() + ".");
        }
    }

    /** The ring if the file holds another one than last time, and a usable one. Blocks for as long as reading takes. */
    public synchronized Optional<KeyRing> reread() {
        String text = "";
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
            if (text.equals(lastRead)) {
                return Optional.empty();
            }
            KeyRing ring = KeyRing.parse(text);
            lastRead = text;
            LOG.info("secrets read again kids={}", ring.kids());
            return Optional.of(ring);
        } catch (IOException e) {
            return keep(text, "cannot be read");
        } catch (IllegalArgumentException e) {
            return keep(text, "" + e.getMessage());
        }
    }

    private Optional<KeyRing> keep(String text, String problem) {
        if (!text.equals(lastRead)) {
            LOG.error("secrets file is of no use, the keys in force stay: {} {}", path, problem);
            lastRead = text;
        }
        return Optional.empty();
    }
}
