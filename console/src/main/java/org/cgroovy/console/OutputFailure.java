package org.cgroovy.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Standard output takes no more. An error, so that no script's {@code catch} goes on printing. */
public final class OutputFailure extends Error {
    private static final long serialVersionUID = 1;

    OutputFailure(IOException cause) {
        super("standard output: " + cause.getMessage(), cause);
    }

    /** Whether its reader went away, as that of {@code | head} does: no news to anybody. */
    boolean isBrokenPipe() {
        return isBrokenPipe(getMessage());
    }

    private static boolean isBrokenPipe(@Nullable String message) {
        return message != null && message.endsWith("Broken pipe");
    }
}
