package org.cgroovy.dsl;

/** A word that is not known where it stands, or that was given what it does not take. The message says what to write. */
public final class WordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WordException(String message) {
        super(message);
    }

    public WordException(String message, Throwable cause) {
        super(message, cause);
    }
}
