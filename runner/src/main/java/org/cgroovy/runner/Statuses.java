package org.cgroovy.runner;

/** Rows of {@code ps}. */
final class Statuses {
    private final RunnerParts parts;

    Statuses(RunnerParts parts) {
        this.parts = parts;
    }

    ContainerStatus of(State state) {
        return new ContainerStatus(
                state.id(),
                word(state),
                state.init().map(ProcessId::pid).orElse(0),
                state.owner().pid(),
                state.detached(),
                state.started(),
                state.command());
    }

    private String word(State state) {
        if (state.isAbandoned()) {
            return "dead";
        }
        if (state.init().isEmpty()) {
            return "creating";
        }
        return new Freezer(parts.kernel(), state.cgroups()).isFrozen() ? "paused" : "running";
    }
}
