package org.cgroovy.runner.service;

/** The policy file is wrong: which file, which line, and why. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PolicyException(String message) {
        super(message);
    }
}
