package dev.gatehouse.adapter.store;

/** The store cannot answer, or can hold no more. What was to be written counts as not written. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String problem) {
        super(problem);
    }
}
