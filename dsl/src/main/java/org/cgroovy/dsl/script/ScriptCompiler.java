package org.cgroovy.dsl.script;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.util.HashMap;
import java.util.function.Predicate;
import org.cgroovy.dsl.Beside;
import org.cgroovy.dsl.CgroovyScript;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.tools.GroovyClass;

/** Compiles scripts. Nothing else in this package touches Groovy's compiler, for it takes long to load. */
public final class ScriptCompiler {
    private ScriptCompiler() {}

    static CompiledScript compile(ScriptSource source, ClassLoader parent) {
        parseAhead(source);
        CompilerConfiguration configuration = configuration(name -> false);
        var loader = new GroovyClassLoader(parent, configuration, false);
        source.directory().ifPresent(directory -> loader.addClasspath(directory.toString()));
        var unit = new CompilationUnit(configuration, null, loader);
        unit.addSource(source.unit(), source.text());
        try {
            unit.compile(Phases.CLASS_GENERATION);
        } catch (MultipleCompilationErrorsException e) {
            throw Failures.of(source, e);
        } catch (CompilationFailedException e) {
            throw new ScriptFailure(source.name() + ": " + e.getMessage(), e);
        }
        var classes = new HashMap<String, byte[]>();
        for (GroovyClass made : unit.getClasses()) {
            classes.put(made.getName(), made.getBytes());
        }
        try {
            return new CompiledScript(mainClass(unit), classes, Neighbours.of(unit));
        } catch (IOException e) {
            throw new ScriptFailure(source.name() + ": a file beside it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Parses it for what that loads and learns. Meanwhile the compiler lists the classes of the JDK's packages, which takes it
     * as long, before it would parse.
     */
    private static void parseAhead(ScriptSource source) {
        Beside.start("cgroovy-parser", () -> {
            SourceUnit unit = SourceUnit.create(source.unit(), source.text());
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
        });
    }

    /**
     * How scripts are compiled, and the lines of the console.
     *
     * @param known whether a variable of that name is there before the script runs
     */
    public static CompilerConfiguration configuration(Predicate<String> known) {
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CgroovyScript.class.getName());
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        // Call sites with invokedynamic take half as long again to come up.
        configuration.getOptimizationOptions().put("indy", false);
        configuration.addCompilationCustomizers(new WordCheckCustomizer(known));
        return configuration;
    }

    private static String mainClass(CompilationUnit unit) {
        ModuleNode module = unit.getAST().getModules().get(0);
        String name = module.getMainClassName();
        return name == null ? unit.getFirstClassNode().getName() : name;
    }
}
