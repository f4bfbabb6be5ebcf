package org.cgroovy.cgroup;

/** A limit that this host cannot set. The message says which, why, and what to do. */
public final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String controller;
    private final String remedy;

    public LimitException(String controller, String reason, String remedy) {
        super(reason + (remedy.isEmpty() ? "" : "; " + remedy));
        this.controller = controller;
        this.remedy = remedy;
    }

    /** The kernel's name of the controller that the limit needs. */
    public String controller() {
        return controller;
    }

    /** What to do; empty when nothing is known. */
    public String remedy() {
        return remedy;
    }
}
