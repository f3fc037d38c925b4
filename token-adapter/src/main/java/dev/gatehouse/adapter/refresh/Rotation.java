package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import java.time.Duration;

/** What {@link RefreshFamily#rotate} decided: the family as it must be stored, and what to do once it is. */
sealed interface Rotation {

    /** The family afterwards; equal to the one before when there is nothing to store. */
    RefreshFamily after();

    /** Answer with the newest pair of {@code after}. */
    record Issue(RefreshFamily after) implements Rotation {}

    /** Answer {@code reason}. */
    record Refuse(RefreshFamily after, Denial reason) implements Rotation {}

    /** Answer that nobody can tell now whether the session lives. */
    record Wait(RefreshFamily after, Duration retryAfter) implements Rotation {}

    /** Ask Better Auth for the session, and decide again with its answer. */
    record Recheck(RefreshFamily after) implements Rotation {}
}
