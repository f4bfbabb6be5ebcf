package org.cgroovy.console.repl;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import groovy.transform.ThreadInterrupt;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.dsl.CgroovyBinding;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.Failures;
import org.cgroovy.dsl.script.ScriptCompiler;
import org.cgroovy.dsl.script.ScriptSource;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one line after the other, each compiled as a script of its own. What a line defines, later lines see:
 * variables and functions through the binding, classes through the class loader, imports through the compiler.
 */
final class Evaluator {
    /** The name of the last value. */
    static final String LAST = "_";

    private final CgroovyBinding binding;
    private final KeptImports imports = new KeptImports();
    private @Nullable GroovyClassLoader loader;
    private int count;

    Evaluator(Session session) {
        binding = new CgroovyBinding(session, List.of());
        binding.setVariable(LAST, null);
    }

    /** Made at the first line: the prompt comes before the compiler. */
    private GroovyClassLoader loader() {
        if (loader == null) {
            loader = new GroovyClassLoader(Evaluator.class.getClassLoader(), configuration(), false);
            loader.setResourceLoader(name -> null);
        }
        return loader;
    }

    private CompilerConfiguration configuration() {
        CompilerConfiguration configuration = ScriptCompiler.configuration(binding::hasVariable);
        configuration.addCompilationCustomizers(
                new KeptVariables(), imports, new ASTTransformationCustomizer(ThreadInterrupt.class));
        return configuration;
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
            Class<?> type = loader().parseClass(new GroovyCodeSource(text, source.unit(), "/groovy/shell"), false);
            imports.keep();
            Object value = value(type);
            binding.setVariable(LAST, value == null ? binding.getVariable(LAST) : value);
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
        script.setBinding(binding);
        keepFunctions(script);
        return script.run();
    }

    private void keepFunctions(Script script) {
        for (Method method : script.getClass().getDeclaredMethods()) {
            String name = method.getName();
            if (!method.isSynthetic() && !name.contains("$") && !name.equals("run") && !name.equals("main")) {
                binding.setVariable(name, new MethodClosure(script, name));
            }
        }
    }

    /** What the user has defined. */
    List<String> names() {
        var names = new ArrayList<String>();
        for (Object name : binding.getVariables().keySet()) {
            names.add(name.toString());
        }
        return names;
    }
}
