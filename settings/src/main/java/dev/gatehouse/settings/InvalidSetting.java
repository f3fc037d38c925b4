package dev.gatehouse.settings;

/** A setting that stops the start. Its message is the paragraph that the operator reads: key, problem, remedy. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the setting and what to do about it.
     *
     * @param key     the whole name, such as {@code gatehouse.token.issuer}
     * @param problem what is wrong and what to write, as the rest of the sentence; never a secret
     */
    public InvalidSetting(String key, String problem) {
        super(key + " " + problem);
    }
}
