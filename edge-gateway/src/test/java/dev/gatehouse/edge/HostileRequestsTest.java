package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Thousands of malformed requests, of which nobody thought beforehand. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest {

    private static final int COUNT = 1_500;
    private static final int PATIENCE_MILLIS = 50;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Map<String, List<String>> CALLER =
            Map.of("x-user-id", List.of("u1"), "x-user-roles", List.of("user"));

    /** Ends whatever the damage has left open, so that most are answered at once. */
    private static final String LAST =
            "\r\n\r\nGET /public/last HTTP/1.1\r\nHost: edge.test\r\nConnection: close\r\n\r\n";

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void neitherBreakTheEdgeNorSpeakForSomebody(long seed, CapturedOutput output) throws IOException {
        HostileRequests requests =
                new HostileRequests(seed, token().roles("user").text());
        Map<Integer, Integer> answers = new HashMap<>();

        for (int i = 0; i < COUNT; i++) {
            String request = requests.next();
            String answer = send(request + LAST);
            assertThat(answer).as(request).doesNotContain("\tat ").doesNotContain("xception");
            for (int status : statuses(answer)) {
                assertThat(status).as(request).isLessThan(500);
                answers.merge(status, 1, Integer::sum);
            }
        }

        assertThat(EDGE.backend().requests()).allSatisfy(HostileRequestsTest::tellsOfTheTokenAlone);
        assertThat(output.getAll())
                .doesNotContain("ERROR")
                .doesNotContain("WARN")
                .doesNotContain("\tat ");
        // The proof that they are not all stopped at the same place.
        assertThat(answers.keySet()).contains(200, 400, 401, 403, 404, 405);
    }

    private static void tellsOfTheTokenAlone(HttpText request) {
        Map<String, List<String>> told = new HashMap<>(Watched.headers(request));
        told.keySet().removeIf(name -> name.startsWith("x-forwarded-"));
        String path = request.startLine().split(" ", -1)[1];

        if (path.startsWith("/public/")) {
            assertThat(told).isEmpty();
        } else if (path.startsWith("/optional/")) {
            assertThat(told).isIn(Map.of(), CALLER);
        } else {
            assertThat(path).startsWith("/tasks/");
            assertThat(told).isEqualTo(CALLER);
        }
    }

    private static List<Integer> statuses(String answer) {
        List<Integer> statuses = new ArrayList<>();
        Matcher lines = STATUS.matcher(answer);
        while (lines.find()) {
            statuses.add(Integer.parseInt(lines.group(1)));
        }
        return statuses;
    }

    /** All that comes back until the edge hangs up, or waits for more. */
    private static String send(String bytes) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), EDGE.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = new byte[4096];
            for (int count = 0; count >= 0; count = socket.getInputStream().read(some)) {
                answer.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException | SocketException e) {
            // It waits for the rest of a body that will not come, or has hung up on us while we were still sending.
        }
        return answer.toString();
    }
}
