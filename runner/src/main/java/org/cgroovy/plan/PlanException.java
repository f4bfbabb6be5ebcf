package org.cgroovy.plan;

/** A container that this host cannot have, found before anything was done: what is wrong, and the remedy. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public PlanException(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
