package org.cgroovy.runner.doctor;

/** The cause of a failure, as found by looking, and what to do about it; both may be empty. */
public record Advice(String cause, String remedy) {
    public static final Advice NONE = new Advice("", "");

    /** What follows the kernel's reason in the line that people read. */
    public String text() {
        String why = cause.isEmpty() ? "" : "; " + cause;
        return remedy.isEmpty() ? why : why + "; " + remedy;
    }
}
