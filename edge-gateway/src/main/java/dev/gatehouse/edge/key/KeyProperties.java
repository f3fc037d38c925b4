package dev.gatehouse.edge.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the shared secrets are.
 *
 * @param secretsFile a file of {@code kid:secret} lines, the first of which signs; read again within 5 s of a change
 */
@ConfigurationProperties("gatehouse.token")
record KeyProperties(@Nullable Path secretsFile) {}
