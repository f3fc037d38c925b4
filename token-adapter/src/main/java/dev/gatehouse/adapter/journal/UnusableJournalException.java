package dev.gatehouse.adapter.journal;

/** The files cannot be used as they are, and nothing was changed. The message goes on after the name of the folder. */
public final class UnusableJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableJournalException(String problem) {
        super(problem);
    }

    static UnusableJournalException damaged(String file, long at, long size) {
        return new UnusableJournalException("where " + file + " is damaged at byte " + at + " of " + size
                + ": put a copy of the directory in its place, or move the file away to begin with nobody signed in;"
                + " nothing was changed.");
    }
}
