package dev.gatehouse.adapter.refresh;

/** Something happened that the contract does not allow. An error, so that nothing on its way answers with it. */
final class ModelViolation extends AssertionError {

    private static final long serialVersionUID = 1;

    ModelViolation(String message) {
        super(message);
    }

    ModelViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
