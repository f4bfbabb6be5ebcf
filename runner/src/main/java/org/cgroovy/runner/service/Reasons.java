package org.cgroovy.runner.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.cgroovy.cgroup.LimitException;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.SeccompException;
import org.cgroovy.plan.PlanException;
import org.cgroovy.runner.KernelFailure;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.spec.SpecException;

/** What a client is told of a failure: our own words, or that it is the service's fault. */
final class Reasons {
    private static final int LONGEST = 4000;

    private Reasons() {}

    static String of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        String text = isKnown(cause) ? String.valueOf(cause.getMessage()) : "the runner failed: " + cause;
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static boolean isKnown(Throwable failure) {
        return failure instanceof KernelFailure
                || failure instanceof RunnerException
                || failure instanceof PlanException
                || failure instanceof LimitException
                || failure instanceof SpecException
                || failure instanceof SeccompException
                || failure instanceof KernelException;
    }

    /** Where it happened, when nobody had thought of it. */
    static Optional<String> unknown(RuntimeException failure) {
        if (isKnown(failure)) {
            return Optional.empty();
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return Optional.of(trace.toString());
    }
}
