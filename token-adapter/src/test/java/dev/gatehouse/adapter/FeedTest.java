package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Event;
import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.revocation.Revocation;
import dev.gatehouse.adapter.revocation.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
@Timeout(30)
class FeedTest {

    private static final Instant END = Instant.ofEpochSecond(1_800_000_000);

    @Autowired
    private FeedCalls feed;

    @Autowired
    private Revocations revocations;

    @Autowired
    private WebTestClient http;

    @Test
    void keepsRealmsApart() {
        revoke(Revocation.ofFamily("main-only", END));

        try (Reading reading = feed.ofOtherRealm("Authorization", FeedCalls.basic("svc", "svc-secret"))) {
            assertThat(reading.next().entries()).noneMatch(entry -> entry.contains("main-only"));
        }
        assertThat(feed.ofOtherRealm("Authorization", FeedCalls.EDGE).status()).isEqualTo(401);
    }

    @Test
    void beginsWithAllThatIsRevokedAndGoesOnWithWhatFollows() {
        revoke(Revocation.ofFamily("fam-1", END));

        try (Reading reading = feed.asEdge()) {
            Event snapshot = reading.next();
            revoke(Revocation.ofSession("sid-1", END));
            Event revocation = reading.news();

            assertThat(reading.response().headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(reading.response().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data().has("more")).isFalse();
            assertThat(snapshot.entries()).contains("{\"family\":\"fam-1\",\"expires\":1800000000}");
            assertThat(snapshot.id()).isNotEmpty();
            assertThat(revocation.name()).isEqualTo("revocation");
            assertThat(revocation.data()).hasToString("{\"sid\":\"sid-1\",\"expires\":1800000000}");
        }
    }

    @Test
    void writesEachKindInItsOwnForm() {
        Instant before = Instant.ofEpochSecond(1_795_000_000);

        try (Reading reading = feed.asEdge()) {
            reading.caughtUp();
            revoke(Revocation.ofToken("fam-2.7", END));
            revoke(Revocation.ofSubject("user-1", before, END));
            revoke(Revocation.ofEverybody(before, END));

            assertThat(reading.news().data()).hasToString("{\"jti\":\"fam-2.7\",\"expires\":1800000000}");
            assertThat(reading.news().data())
                    .hasToString("{\"sub\":\"user-1\",\"before\":1795000000,\"expires\":1800000000}");
            assertThat(reading.news().data()).hasToString("{\"before\":1795000000,\"expires\":1800000000}");
        }
    }

    @Test
    void goesOnWhereAReaderLeftOffWithNothingButWhatItMissed() {
        String cursor;
        try (Reading reading = feed.asEdge()) {
            reading.caughtUp();
            revoke(Revocation.ofFamily("fam-3", END));
            cursor = reading.news().id();
        }
        revoke(Revocation.ofFamily("fam-4", END));
        revoke(Revocation.ofFamily("fam-5", END));

        try (Reading reading = feed.asEdgeAfter(cursor)) {
            assertThat(reading.next().data().path("family").asString()).isEqualTo("fam-4");
            assertThat(reading.next().data().path("family").asString()).isEqualTo("fam-5");
            assertThat(reading.next().name()).isEqualTo("heartbeat");
        }
    }

    @Test
    void givesASnapshotForACursorThatItDoesNotKnow() {
        for (String cursor : List.of("garbage", "0123456789abcdef.1", "part-1", " ")) {
            try (Reading reading = feed.asEdgeAfter(cursor)) {
                assertThat(reading.next().name()).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void sendsALongSnapshotInParts() {
        for (int i = 0; i < 2_500; i++) {
            revocations
                    .revoke("gatehouse", Revocation.ofFamily("many-" + i, END))
                    .block();
        }

        String reader = FeedCalls.basic("svc", "svc-secret");
        try (Reading reading = feed.ofOtherRealm("Authorization", reader)) {
            List<Event> parts = new ArrayList<>(List.of(reading.next()));
            while (parts.get(parts.size() - 1).data().path("more").asBoolean(false)) {
                parts.add(reading.next());
            }

            assertThat(parts).hasSize(3).allSatisfy(part -> {
                assertThat(part.name()).isEqualTo("snapshot");
                assertThat(part.entries()).hasSizeLessThanOrEqualTo(1_000);
            });
            assertThat(parts.stream().flatMap(part -> part.entries().stream()))
                    .contains("{\"family\":\"many-0\",\"expires\":1800000000}")
                    .contains("{\"family\":\"many-2499\",\"expires\":1800000000}")
                    .doesNotHaveDuplicates();
            try (Reading again = feed.ofOtherRealm(
                    "Authorization", reader, "Last-Event-ID", parts.get(0).id())) {
                assertThat(again.next().name()).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void showsAllReadersOneOrderWhoeverAppends() throws Exception {
        try (Reading one = feed.asEdge();
                Reading other = feed.asEdge()) {
            one.caughtUp();
            other.caughtUp();
            List<Thread> threads = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d")) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 100; i++) {
                        revoke(Revocation.ofFamily("order-" + name + i, END));
                    }
                });
                threads.add(thread);
                thread.start();
            }
            List<String> seen = new ArrayList<>();
            List<String> alsoSeen = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                seen.add(one.news().data().path("family").asString());
                alsoSeen.add(other.news().data().path("family").asString());
            }

            assertThat(seen).isEqualTo(alsoSeen).doesNotHaveDuplicates();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void tellsWithinMillisecondsOfTheRevocation() {
        try (Reading reading = feed.asEdge()) {
            reading.caughtUp();
            revoke(Revocation.ofFamily("warm", END));
            reading.news();
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                revoke(Revocation.ofFamily("swift-" + i, END));
                reading.news();
            }

            // Far below the time between two heartbeats, however busy the machine.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "edge,   wrong,       401, unauthorized_client",
        "nobody, wrong,       401, invalid_client",
        "api,    api-secret,  403, access_denied",
        "web,    '',          403, access_denied",
    })
    void refusesWhoeverIsNoReader(String id, String secret, int status, String error) {
        http.get()
                .uri(FeedCalls.MAIN)
                .header(HttpHeaders.AUTHORIZATION, FeedCalls.basic(id, secret))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/json")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo(error);
    }

    @Test
    void refusesARequestWithoutCredentialsOrWithABearer() {
        http.get().uri(FeedCalls.MAIN).exchange().expectStatus().isUnauthorized();
        http.get()
                .uri(FeedCalls.MAIN + "?client_id=edge")
                .header(HttpHeaders.AUTHORIZATION, "Bearer x")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void takesNoOtherMethod() {
        http.post().uri(FeedCalls.MAIN).exchange().expectStatus().isEqualTo(405);
        http.options().uri(FeedCalls.MAIN).exchange().expectStatus().isEqualTo(405);
    }

    private void revoke(Revocation revocation) {
        revocations.revoke("main", revocation).block();
    }
}
