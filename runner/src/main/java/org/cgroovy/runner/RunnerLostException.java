package org.cgroovy.runner;

/** The connection to a runner's service broke off; what was asked may have been done or not. */
final class RunnerLostException extends RunnerException {
    private static final long serialVersionUID = 1;

    RunnerLostException(String message) {
        super(message);
    }
}
