package org.cgroovy.runner;

/** Something about containers that cannot be done, though no system call failed: what, and the remedy. */
public class RunnerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunnerException(String message) {
        super(message);
    }
}
