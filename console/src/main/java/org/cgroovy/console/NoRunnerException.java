package org.cgroovy.console;

/** Nothing here can start containers; the message says why. */
public final class NoRunnerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRunnerException(Throwable cause) {
        super("no runner: " + cause.getMessage() + "; cgroovy doctor says what this host lacks", cause);
    }
}
