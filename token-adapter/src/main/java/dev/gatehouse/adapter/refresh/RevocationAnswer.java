package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.denial.Denial;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a revocation came to. */
public sealed interface RevocationAnswer {

    <T> T fold(Function<About, T> revoked, Supplier<T> nothing, Function<Denial, T> refused);

    /** It was in force, or could have been, and is no longer. */
    record Revoked(About about) implements RevocationAnswer {
        @Override
        public <T> T fold(Function<About, T> revoked, Supplier<T> nothing, Function<Denial, T> refused) {
            return revoked.apply(about);
        }
    }

    /** There was nothing to revoke, which is no error. */
    record Nothing() implements RevocationAnswer {
        @Override
        public <T> T fold(Function<About, T> revoked, Supplier<T> nothing, Function<Denial, T> refused) {
            return nothing.get();
        }
    }

    /** It is not the client's to revoke, or cannot be revoked now. */
    record Refused(Denial reason) implements RevocationAnswer {
        @Override
        public <T> T fold(Function<About, T> revoked, Supplier<T> nothing, Function<Denial, T> refused) {
            return refused.apply(reason);
        }
    }
}
