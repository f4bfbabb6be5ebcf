package org.cgroovy.console.repl;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import groovy.transform.ThreadInterrupt;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.dsl.script.ScriptCompiler;
import org.cgroovy.dsl.script.ScriptSource;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;

/** Compiles lines, each seeing the classes and imports of those before it. */
final class LineCompiler {
    /** What Groovy imports by itself. */
    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.io.", "java.net.", "java.math.", "groovy.lang.", "groovy.util.");

    private final KeptImports imports = new KeptImports();
    private final Loader loader;

    /** @param known whether there is a variable of that name */
    LineCompiler(Predicate<String> known, ClassPath classPath) {
        CompilerConfiguration configuration = ScriptCompiler.configuration(known);
        configuration.addCompilationCustomizers(
                new KeptVariables(), imports, new ASTTransformationCustomizer(ThreadInterrupt.class));
        loader = new Loader(classPath.loader(LineCompiler.class.getClassLoader()), configuration);
        loader.setResourceLoader(name -> null);
    }

    /** Lets the classes of lines go, which would add up; those that lines define stay. */
    private static final class Loader extends GroovyClassLoader {
        Loader(ClassLoader parent, CompilerConfiguration configuration) {
            super(parent, configuration, false);
        }

        void forget(Class<?> line) {
            for (Class<?> loaded : getLoadedClasses()) {
                if (loaded == line || loaded.getName().startsWith(line.getName() + "$")) {
                    removeClassCacheEntry(loaded.getName());
                }
            }
        }
    }

    /** The class that a line means by that name. */
    Optional<Class<?>> type(String name) {
        return Stream.concat(
                        Stream.of(imports.named(name).orElse(name)),
                        PACKAGES.stream().map(each -> each + name))
                .flatMap(full -> loaded(full).stream())
                .findFirst();
    }

    private Optional<Class<?>> loaded(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Gives the class of the line's statements, or that which it defines when it has no statements. */
    Class<?> compile(ScriptSource line) {
        Class<?> type = loader.parseClass(new GroovyCodeSource(line.text(), line.unit(), "/groovy/shell"), false);
        imports.keep();
        if (Script.class.isAssignableFrom(type)) {
            loader.forget(type);
        }
        return type;
    }
}
