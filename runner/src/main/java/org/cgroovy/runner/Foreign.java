package org.cgroovy.runner;

/** Containers that another process started. */
final class Foreign {
    private final RunnerParts parts;

    Foreign(RunnerParts parts) {
        this.parts = parts;
    }

    Container find(String id) {
        throw new RunnerException(
                "there is no container " + id + " in " + parts.facts().stateRoot());
    }
}
