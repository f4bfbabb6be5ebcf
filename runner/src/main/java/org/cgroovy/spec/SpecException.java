package org.cgroovy.spec;

/** A container description that cannot be right, whatever the host. */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public SpecException(String message) {
        super(message);
    }
}
