package dev.gatehouse.edge.policy;

/**
 * How fast one caller may call a route.
 *
 * @param rate  requests a second in the long run, at least 1
 * @param burst how many may come at once after a pause, at least {@code rate}
 */
public record Limit(int rate, int burst, By by) {

    /** Who counts as one caller. */
    public enum By {
        /** The {@code sub} of the token; somebody unknown counts by address. */
        USER,
        /** The {@code azp} of the token. */
        CLIENT,
        /** The client's address. */
        ADDRESS
    }
}
