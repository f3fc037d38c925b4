package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.journal.FragileDisk;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The disk of the store is full for a while. */
@AdapterTest
@Import(FullDiskTest.Disk.class)
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTest {

    private static final FragileDisk DISK = new FragileDisk();

    @TestConfiguration(proxyBeanMethods = false)
    static class Disk {
        @Bean
        @Primary
        Store fileStore() {
            return Stores.file(DISK);
        }
    }

    @Autowired
    private TokenCalls tokens;

    @Test
    void answersThatItIsBusyAndGoesOnWhenThereIsRoomAgain(CapturedOutput output) {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        Answer first = tokens.exchange("web", cookie);
        assertThat(first.status()).isEqualTo(200);

        DISK.hasRoomFor(DISK.used());
        for (Answer refused : List.of(
                tokens.refresh(first.refresh()),
                tokens.exchange("web", cookie),
                tokens.revoke(first.refresh()),
                tokens.revoke(first.refresh()))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("error").asString()).isEqualTo("temporarily_unavailable");
        }

        assertThat(output.getOut().split("token store unavailable", -1))
                .as("one line of the grants and one of revocation, however many are refused")
                .hasSize(3);

        DISK.hasRoomFor(Long.MAX_VALUE);
        Answer second = tokens.refresh(first.refresh());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.claims().path("jti").asString()).endsWith(".1");
        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(200);
    }
}
