package org.cgroovy.console.jshell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.cgroovy.dsl.Containers;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.dsl.script.ScriptFailure;

/** JShell on a session: lines of Java, with the words of cgroovy imported, run in this virtual machine. */
public final class JavaShell implements AutoCloseable {
    private final SharedValues shared = new SharedValues();
    private final Snippets snippets;
    private final JShell shell;
    private final JavaCommands commands;
    private final Map<String, Object> given = new LinkedHashMap<>();

    /** @param classPath what lines may import from, beside the product and Groovy */
    public JavaShell(Session session, ClassPath classPath) {
        ClassLoader parent = classPath.loader(JavaShell.class.getClassLoader());
        this.snippets = new Snippets(new SnippetClasses(parent, new Containers(session), shared));
        this.shell =
                JShell.builder().executionEngine(new Engine(snippets), Map.of()).build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        classPath.entries().forEach(entry -> shell.addToClasspath(entry.toString()));
        JavaImports.LINES.forEach(shell::eval);
        commands = new JavaCommands(shell, this::variables);
    }

    /** Whether more lines have to follow. */
    public boolean isUnfinished(String text) {
        if (JavaCommands.is(text)) {
            return false;
        }
        var completeness = shell.sourceCodeAnalysis().analyzeCompletion(text).completeness();
        return completeness == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE;
    }

    /** What may stand at the cursor, as what replaces the text from {@code anchor[0]} on. */
    public List<String> complete(String text, int cursor, int[] anchor) {
        return shell.sourceCodeAnalysis().completionSuggestions(text, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
    }

    /**
     * Runs the statements of a text, one after the other; gives the value of the last, or says what it has declared. A
     * command of JShell, such as {@code /vars}, is one, too.
     *
     * @throws ScriptFailure when one is wrong or ends with an error; those before it have run
     */
    public Optional<Object> evaluate(String text) {
        if (JavaCommands.is(text)) {
            return commands.run(text).map(told -> told);
        }
        Optional<Object> value = Optional.empty();
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            boolean statement = next.completeness().isComplete();
            value = run(statement ? next.source() : rest);
            rest = statement ? next.remaining() : "";
        }
        return value;
    }

    private Optional<Object> run(String source) {
        snippets.begin();
        Optional<Object> value = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                JavaErrors.require(shell, event, snippets.thrown());
                value = snippets.value().or(() -> declared(event.snippet()));
            }
        }
        return value;
    }

    private Optional<Object> declared(Snippet snippet) {
        return switch (snippet.kind()) {
            case METHOD, TYPE_DECL -> Optional.of(JavaErrors.declared(shell, snippet));
            default -> Optional.empty();
        };
    }

    /** Makes variables of these, with the types that Java has for them; those that are not new stay as they are. */
    public void define(Map<String, Object> variables) {
        variables.forEach((name, value) -> {
            if (JavaTypes.isName(name) && given.get(name) != value) {
                define(name, JavaTypes.value(value));
                given.put(name, value);
            }
        });
    }

    private void define(String name, Object value) {
        String type = JavaTypes.of(value);
        shared.put(name, value);
        String from = "(" + type + ") " + SharedValues.class.getName() + ".of(\"" + name + "\")";
        shell.eval(type + " " + name + " = " + from + ";");
        shared.clear();
    }

    /** The variables that have a value. */
    public Map<String, Object> variables() {
        var variables = new LinkedHashMap<String, Object>();
        shell.variables()
                .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
                .filter(variable -> JavaTypes.isName(variable.name()))
                .forEach(variable -> value(variable).ifPresent(value -> variables.put(variable.name(), value)));
        given.putAll(variables);
        return variables;
    }

    private Optional<Object> value(VarSnippet variable) {
        snippets.begin();
        shell.varValue(variable);
        return snippets.value();
    }

    @Override
    public void close() {
        shell.close();
    }

    private record Engine(Snippets snippets) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "cgroovy";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return snippets;
        }
    }
}
