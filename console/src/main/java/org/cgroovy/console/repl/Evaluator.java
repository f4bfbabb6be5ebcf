package org.cgroovy.console.repl;

import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.dsl.CgroovyBinding;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.Failures;
import org.cgroovy.dsl.script.ScriptSource;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one line after the other, each compiled as a script of its own. What a line defines, later lines see:
 * variables and functions through the binding, classes through the class loader, imports through the compiler.
 */
final class Evaluator {
    /** The name of the last value. */
    static final String LAST = "_";

    private final Session session;
    private @Nullable CgroovyBinding binding;
    private @Nullable LineCompiler compiler;
    private int count;

    Evaluator(Session session) {
        this.session = session;
    }

    /** This and the compiler are made at the first line: the prompt comes before Groovy, which takes its time to load. */
    private CgroovyBinding binding() {
        if (binding == null) {
            binding = new CgroovyBinding(session, List.of());
            binding.setVariable(LAST, null);
        }
        return binding;
    }

    private LineCompiler compiler() {
        if (compiler == null) {
            compiler = new LineCompiler(binding()::hasVariable);
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
        var source = new ScriptSource("", "cgroovy_line_" + ++count + ".groovy", text);
        try {
            Object value = value(compiler().compile(source));
            if (value != null) {
                binding().setVariable(LAST, value);
            }
            return value;
        } catch (Throwable thrown) {
            throw Failures.of(source, thrown);
        }
    }

    private @Nullable Object value(Class<?> type) throws ReflectiveOperationException {
        if (!Script.class.isAssignableFrom(type)) {
            return type;
        }
        var script = (Script) type.getConstructor().newInstance();
        script.setBinding(binding());
        keepFunctions(script);
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

    /** The value of a variable; empty when there is none, or null. */
    Optional<Object> value(String name) {
        return binding().hasVariable(name) ? Optional.ofNullable(binding().getVariable(name)) : Optional.empty();
    }

    /** What the user has defined. */
    List<String> names() {
        var names = new ArrayList<String>();
        for (Object name : binding().getVariables().keySet()) {
            names.add(name.toString());
        }
        return names;
    }
}
