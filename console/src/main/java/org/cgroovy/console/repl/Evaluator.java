package org.cgroovy.console.repl;

import groovy.lang.GroovySystem;
import groovy.lang.Script;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.console.repl.complete.Scope;
import org.cgroovy.console.repl.line.LentRunner;
import org.cgroovy.dsl.CgroovyBinding;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.dsl.script.Failures;
import org.cgroovy.dsl.script.ScriptFailure;
import org.cgroovy.dsl.script.ScriptSource;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one line after the other, each compiled as a script of its own. What a line defines, later lines see:
 * variables and functions through the binding, classes through the class loader, imports through the compiler.
 */
final class Evaluator implements Scope {
    /** The name of the last value. */
    static final String LAST = "_";

    /** The name of the one before. */
    static final String BEFORE_LAST = "__";

    /** The name of what ended the last line that failed. */
    static final String EXCEPTION = "exception";

    private static final Set<String> OURS = Set.of(LAST, BEFORE_LAST, EXCEPTION);

    private final Session session;
    private final ClassPath classPath;
    private @Nullable CgroovyBinding binding;
    private @Nullable LineCompiler compiler;
    private int count;

    Evaluator(Session session) {
        this(session, ClassPath.NONE);
    }

    /** @param classPath what lines may import from, beside the product and Groovy */
    Evaluator(Session session, ClassPath classPath) {
        this.session = session;
        this.classPath = classPath;
    }

    /**
     * This and the compiler are made at the first line: the prompt comes before Groovy, which takes its time to load. What
     * completes in the background asks for it too.
     */
    private synchronized CgroovyBinding binding() {
        if (binding == null) {
            // Groovy's classes wait for each other for ever when two threads, this and Warmth's, begin at different
            // ones.
            GroovySystem.getMetaClassRegistry();
            binding = new CgroovyBinding(session, List.of());
            binding.setVariable(LAST, null);
            binding.setVariable(BEFORE_LAST, null);
            binding.setVariable(EXCEPTION, null);
        }
        return binding;
    }

    private synchronized LineCompiler compiler() {
        if (compiler == null) {
            compiler = new LineCompiler(binding()::hasVariable, classPath);
        }
        return compiler;
    }

    /**
     * Gives the value of a line; a line that only defines a class gives that class.
     *
     * @throws org.cgroovy.dsl.script.ScriptFailure when it is wrong or ends with an error
     */
    @Nullable
    Object evaluate(String text) {
        return evaluate("", text);
    }

    /** @param name what the text is called in errors, such as that of a file */
    @Nullable
    Object evaluate(String name, String text) {
        Object value = evaluate(name, text, binding());
        if (value != null) {
            binding().setVariable(BEFORE_LAST, binding().getVariable(LAST));
            binding().setVariable(LAST, value);
        }
        return value;
    }

    private @Nullable Object evaluate(String name, String text, CgroovyBinding variables) {
        var source = new ScriptSource(name, "cgroovy_line_" + ++count + ".groovy", text);
        try {
            return value(compiler().compile(source), variables);
        } catch (Throwable thrown) {
            ScriptFailure failure = Failures.of(source, thrown);
            binding().setVariable(EXCEPTION, failure.getCause());
            throw failure;
        }
    }

    /**
     * Prints what a line would do. It sees those variables that cannot act: others are bound to the session, which would.
     */
    @Nullable
    Object explain(String text, PrintStream out) {
        try (var explaining =
                new Session(() -> new LentRunner(session.runner()), out, () -> false, Session.Mode.EXPLAIN)) {
            var variables = new CgroovyBinding(explaining, List.of());
            variables().forEach((name, value) -> {
                if (PlainValues.are(value)) {
                    variables.setVariable(name.toString(), value);
                }
            });
            return evaluate("", text, variables);
        }
    }

    private @Nullable Object value(Class<?> type, CgroovyBinding variables) throws ReflectiveOperationException {
        if (!Script.class.isAssignableFrom(type)) {
            return type;
        }
        var script = (Script) type.getConstructor().newInstance();
        script.setBinding(variables);
        if (variables == binding) {
            keepFunctions(script);
        }
        return script.run();
    }

    private void keepFunctions(Script script) {
        for (Method method : script.getClass().getDeclaredMethods()) {
            String name = method.getName();
            if (!method.isSynthetic() && !name.contains("$") && !name.equals("run") && !name.equals("main")) {
                binding().setVariable(name, new MethodClosure(script, name));
            }
        }
    }

    private Map<?, ?> variables() {
        return binding().getVariables();
    }

    /** Makes a variable of that name, or gives it another value. */
    void define(String name, Object value) {
        binding().setVariable(name, value);
    }

    Session session() {
        return session;
    }

    ClassPath classPath() {
        return classPath;
    }

    /** Whether there is a variable or a function of that name; asked before Groovy is there too. */
    synchronized boolean knows(String name) {
        return binding != null && binding.hasVariable(name);
    }

    @Override
    public Optional<Object> value(String name) {
        return binding().hasVariable(name) ? Optional.ofNullable(binding().getVariable(name)) : Optional.empty();
    }

    @Override
    public Optional<Class<?>> type(String name) {
        return compiler().type(name);
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<String>();
        variables().forEach((name, value) -> {
            if (value != null || !OURS.contains(name)) {
                names.add(name.toString());
            }
        });
        return names;
    }
}
