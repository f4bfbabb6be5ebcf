package org.cgroovy.console;

import java.io.PrintStream;
import org.cgroovy.dsl.script.ScriptFailure;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong, and finds the exit code for it. */
final class Complaint {
    private final PrintStream err;

    Complaint(PrintStream err) {
        this.err = err;
    }

    int about(Throwable thrown, Options options) {
        OutputFailure output = find(OutputFailure.class, thrown);
        if (output != null && output.isBrokenPipe()) {
            return ExitCode.BROKEN_PIPE;
        }
        err.println(line(thrown));
        if (options.stacktrace()) {
            thrown.printStackTrace(err);
        }
        return exitCode(thrown);
    }

    private static int exitCode(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return ExitCode.USAGE;
        }
        return find(NoRunnerException.class, thrown) == null ? ExitCode.FAILED : ExitCode.NO_RUNNER;
    }

    private static String line(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof ScriptFailure && message != null) {
            return message;
        }
        boolean ours = thrown.getClass().getName().startsWith("org.cgroovy.");
        return "cgroovy: " + (ours && message != null ? message : thrown + " (--stacktrace shows where)");
    }

    private static <T> @Nullable T find(Class<T> type, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
