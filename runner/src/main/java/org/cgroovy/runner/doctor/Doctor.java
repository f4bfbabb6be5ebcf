package org.cgroovy.runner.doctor;

import java.util.stream.Stream;

/** Finds the cause of what the kernel refused, and the remedy. It must run before anything is undone. */
public final class Doctor {
    private final Site site;

    public Doctor(Site site) {
        this.site = site;
    }

    /** The first row of the table that knows; never fails itself. */
    public Advice advise(Failure failure) {
        return Rules.TABLE.stream()
                .flatMap(rule -> safely(rule, failure))
                .findFirst()
                .orElse(Advice.NONE);
    }

    /** What was tried on what, in a few words. */
    public static String tried(Failure failure) {
        return Tried.text(failure);
    }

    /** What vanishes while we look at it must not hide the failure. */
    private Stream<Advice> safely(Rule rule, Failure failure) {
        try {
            return rule.advise(failure, site).stream();
        } catch (RuntimeException e) {
            return Stream.empty();
        }
    }
}
