package org.cgroovy.runner;

/** The likely cause of a failure and what to do about it; both may be empty. */
record Advice(String cause, String remedy) {
    static final Advice NONE = new Advice("", "");

    String text() {
        String why = cause.isEmpty() ? "" : "; " + cause;
        return remedy.isEmpty() ? why : why + "; " + remedy;
    }
}
