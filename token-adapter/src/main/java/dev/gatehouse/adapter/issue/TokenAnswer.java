package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.denial.Denial;
import java.time.Duration;
import java.util.function.Function;

/** What a grant came to: tokens, or a reason. */
public sealed interface TokenAnswer {

    <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied);

    /** Tokens. */
    record Granted(IssuedTokens tokens) implements TokenAnswer {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied) {
            return granted.apply(this);
        }
    }

    /**
     * No tokens.
     *
     * @param detail     what the description ends in; empty for most reasons
     * @param retryAfter when asking again may help; only a 503 tells it
     */
    record Denied(Denial reason, String detail, Duration retryAfter) implements TokenAnswer {

        private static final Duration SOON = Duration.ofSeconds(2);

        public Denied(Denial reason) {
            this(reason, "", SOON);
        }

        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied) {
            return denied.apply(this);
        }
    }
}
