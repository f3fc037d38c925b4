package dev.gatehouse.adapter.revocation;

/** The log cannot be read, or can hold no more. Nothing was changed. */
public final class RevocationLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RevocationLogException(String problem) {
        super(problem);
    }
}
