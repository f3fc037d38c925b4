package dev.gatehouse.edge.revocation;

/** The adapter does not give its feed to the edge. */
final class FeedRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    FeedRefusedException(int status) {
        super("the adapter answered " + status + remedy(status));
        this.status = status;
    }

    /** Whether nothing but a change of settings will help. */
    boolean lasting() {
        return status == 401 || status == 403 || status == 404;
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401 ->
                ": write in gatehouse.adapter.client-id and gatehouse.adapter.client-secret what the adapter"
                        + " knows the edge by";
            case 403 -> ": write feed: true for the client of gatehouse.adapter.client-id at the adapter";
            case 404 -> ": write in gatehouse.adapter.url the realm at the adapter";
            default -> "";
        };
    }
}
