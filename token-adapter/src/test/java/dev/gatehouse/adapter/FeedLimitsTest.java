package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.revocation.Revocation;
import dev.gatehouse.adapter.revocation.Revocations;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An adapter of its own, which a test may fill, exhaust and stop. */
@Timeout(60)
class FeedLimitsTest {

    private static final Instant END = Instant.ofEpochSecond(1_900_000_000);
    private static final int ENTRIES = 80_000;
    private static final String LONG_NAME = "x".repeat(200);
    private static final String OTHER_REALM = "/realms/gatehouse/revocations";
    private static final String REQUEST =
            "GET " + FeedCalls.MAIN + " HTTP/1.1\r\nHost: a\r\nAuthorization: " + FeedCalls.EDGE + "\r\n\r\n";

    private static ConfigurableApplicationContext started() {
        return SpringApplication.run(new Class<?>[] {AdapterApplication.class, OwnLoops.class}, new String[] {
            "--spring.profiles.active=test", "--server.port=0", "--test.better-auth=http://127.0.0.1:1/api/auth"
        });
    }

    private static String port(ConfigurableApplicationContext adapter) {
        return adapter.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static Reading asEdge(ConfigurableApplicationContext adapter) {
        return FeedCalls.at(port(adapter), FeedCalls.MAIN, "Authorization", FeedCalls.EDGE);
    }

    @Test
    void endsTheFeedBeforeTheAdapterWaitsForRequestsToEnd() {
        ConfigurableApplicationContext adapter = started();
        try (Reading reading = asEdge(adapter)) {
            reading.caughtUp();
            reading.next();
            long began = System.nanoTime();
            adapter.close();

            assertThat(reading.ended()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void takesNoMoreThanTwoHundredReaders() {
        List<Reading> readings = new ArrayList<>();
        try (ConfigurableApplicationContext adapter = started()) {
            for (int i = 0; i < 200; i++) {
                readings.add(asEdge(adapter));
            }
            Reading oneTooMany = asEdge(adapter);

            assertThat(readings).allMatch(reading -> reading.status() == 200);
            assertThat(oneTooMany.status()).isEqualTo(503);
            assertThat(oneTooMany.response().headers().firstValue("Retry-After"))
                    .isPresent();
        }
    }

    @Test
    void cutsOffAReaderThatDoesNotRead() throws IOException {
        try (ConfigurableApplicationContext adapter = started();
                Socket slow = new Socket()) {
            Revocations revocations = adapter.getBean(Revocations.class);
            for (int i = 0; i < ENTRIES; i++) {
                revocations
                        .revoke("main", Revocation.ofFamily(LONG_NAME + i, END))
                        .block();
            }
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port(adapter))));
            slow.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String reader = FeedCalls.basic("svc", "svc-secret");

            try (Reading other = FeedCalls.at(port(adapter), OTHER_REALM, "Authorization", reader)) {
                other.caughtUp();
                await(other, adapter, 2);
                await(other, adapter, 1);
                assertThat(readToTheEnd(slow.getInputStream())).isLessThan((long) ENTRIES * LONG_NAME.length());
            }
        }
    }

    /** Another reader's heartbeats are the beat in which to look. */
    private static void await(Reading other, ConfigurableApplicationContext adapter, int readers) {
        while (readers(adapter) != readers) {
            other.next();
        }
    }

    private static double readers(ConfigurableApplicationContext adapter) {
        return adapter.getBean(MeterRegistry.class)
                .get("gatehouse.feed.readers")
                .gauge()
                .value();
    }

    private static long readToTheEnd(InputStream in) {
        long read = 0;
        byte[] buffer = new byte[65_536];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        } catch (IOException reset) {
            return read;
        }
        return read;
    }
}
