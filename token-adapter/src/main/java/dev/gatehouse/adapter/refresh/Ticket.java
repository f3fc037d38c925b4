package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.store.Change;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What is spent on a family when it begins, in the same write: so it buys one family, however often it is shown. */
public interface Ticket {

    /** For what costs nothing. */
    Ticket NONE = new Ticket() {
        @Override
        public Mono<Optional<Change>> spend(String family) {
            return Mono.just(Optional.of(Change.all(List.of())));
        }

        @Override
        public Denial whenSpent() {
            return Denial.UNEXPECTED;
        }
    };

    /** The change that spends it on a family, looked up anew; empty if it was spent before. */
    Mono<Optional<Change>> spend(String family);

    /** Why there is no family then. */
    Denial whenSpent();
}
