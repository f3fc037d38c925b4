package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.denial.Denial;
import java.time.Duration;
import java.util.function.Function;

/** What a grant came to: tokens, or a reason. */
public sealed interface TokenAnswer {

    <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied);

    /**
     * Tokens.
     *
     * @param again whether they were handed out before
     */
    record Granted(IssuedTokens tokens, boolean again) implements TokenAnswer {

        public Granted(IssuedTokens tokens) {
            this(tokens, false);
        }

        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied) {
            return granted.apply(this);
        }
    }

    /**
     * No tokens.
     *
     * @param detail     what the description ends in; empty for most reasons
     * @param retryAfter when asking again may help; only a 429 and a 503 tell it
     * @param about      whom they would have been for, as far as that is proven
     */
    record Denied(Denial reason, String detail, Duration retryAfter, About about) implements TokenAnswer {

        private static final Duration SOON = Duration.ofSeconds(2);

        public Denied(Denial reason) {
            this(reason, "", SOON);
        }

        public Denied(Denial reason, String detail, Duration retryAfter) {
            this(reason, detail, retryAfter, About.NOBODY);
        }

        /** The same, with who it is about. */
        public Denied about(About whom) {
            return new Denied(reason, detail, retryAfter, whom);
        }

        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Denied, T> denied) {
            return denied.apply(this);
        }
    }
}
