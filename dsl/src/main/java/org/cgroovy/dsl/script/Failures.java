package org.cgroovy.dsl.script;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.dsl.NoControlFile;
import org.cgroovy.dsl.RolledBack;
import org.cgroovy.dsl.Vocabulary;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/** Makes one readable line of what ended a script. */
public final class Failures {
    private static final String OURS = "org.cgroovy.";

    private Failures() {}

    /** What ended it while it ran, or while Groovy compiled it. */
    public static ScriptFailure of(ScriptSource source, Throwable thrown) {
        if (thrown instanceof MultipleCompilationErrorsException errors) {
            return new ScriptFailure(CompileErrors.text(source, errors), errors);
        }
        Throwable cause = unwrap(thrown);
        String line = line(source, cause)
                .or(() -> line(source, thrown))
                .map(found -> ":" + found)
                .orElse("");
        return new ScriptFailure(source.name() + line + ": " + text(cause) + transactions(thrown), cause);
    }

    /** What the transactions say that it has left, the innermost first. */
    private static String transactions(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
            for (Throwable suppressed : at.getSuppressed()) {
                if (suppressed instanceof RolledBack) {
                    text.append(" (").append(suppressed.getMessage()).append(')');
                }
            }
        }
        return text.toString();
    }

    /** Whether the message was written for the reader: an exception of ours, or one of Java that we threw. */
    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        boolean refusal = cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || cause instanceof UncheckedIOException;
        return cause.getClass().getName().startsWith(OURS)
                || (refusal && frames.length > 0 && frames[0].getClassName().startsWith(OURS));
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof InvokerInvocationException
                || thrown instanceof InvocationTargetException
                || thrown instanceof UndeclaredThrowableException;
        return wrapper && cause != null ? unwrap(cause) : thrown;
    }

    private static Optional<Integer> line(ScriptSource source, Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> source.unit().equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .map(StackTraceElement::getLineNumber)
                .findFirst();
    }

    private static String text(Throwable cause) {
        if (cause instanceof MissingMethodException missing) {
            return Vocabulary.ofScripts().unknownMethod(missing);
        }
        if (cause instanceof NoControlFile) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof MissingPropertyException missing) {
            return Vocabulary.ofScripts().unknownProperty(missing);
        }
        if (cause instanceof StackOverflowError) {
            return "a method or a closure calls itself without end";
        }
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        String firstLine = message.lines().findFirst().orElse(message);
        if (cause instanceof AssertionError) {
            return "assertion failed: " + firstLine.replaceFirst("^assert ", "");
        }
        return isOurs(cause) ? message : cause.getClass().getSimpleName() + ": " + firstLine;
    }
}
