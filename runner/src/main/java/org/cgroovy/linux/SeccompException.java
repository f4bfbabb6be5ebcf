package org.cgroovy.linux;

/** A filter that cannot be compiled, with the reason and what to do. */
public final class SeccompException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SeccompException(String message) {
        super(message);
    }
}
