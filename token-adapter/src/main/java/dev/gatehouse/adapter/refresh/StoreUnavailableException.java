package dev.gatehouse.adapter.refresh;

/** The store cannot answer, or can hold no more. Nothing was changed. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String problem) {
        super(problem);
    }
}
