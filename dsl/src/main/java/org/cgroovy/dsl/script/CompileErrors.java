package org.cgroovy.dsl.script;

import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** One line for the first of Groovy's compile errors. */
final class CompileErrors {
    private CompileErrors() {}

    static String text(ScriptSource source, MultipleCompilationErrorsException errors) {
        List<? extends Message> messages = errors.getErrorCollector().getErrors();
        String more = messages.size() > 1 ? " (and " + (messages.size() - 1) + " more)" : "";
        return place(source, messages.get(0)) + text(messages.get(0)) + more;
    }

    /** The script, or the file beside it that is wrong. */
    private static String place(ScriptSource source, Message message) {
        String locator = message instanceof SyntaxErrorMessage syntax
                ? String.valueOf(syntax.getCause().getSourceLocator())
                : source.unit();
        boolean beside = locator.startsWith("file:") || locator.startsWith("/");
        return beside ? locator.replaceFirst("^file:/+", "/") : source.name();
    }

    private static String text(Message message) {
        if (message instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return ":" + cause.getStartLine() + ":" + cause.getStartColumn() + ": "
                    + firstLine(cause.getOriginalMessage());
        }
        if (message instanceof ExceptionMessage exception) {
            return ": " + exception.getCause().getMessage();
        }
        return ": " + (message instanceof SimpleMessage simple ? simple.getMessage() : message.toString());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
