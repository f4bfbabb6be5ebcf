package org.cgroovy.dsl.script;

import groovy.lang.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.dsl.CgroovyBinding;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.Version;
import org.cgroovy.runner.Result;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts. A script that was compiled before is run from its classes, and then no class of Groovy's compiler is
 * loaded.
 */
public final class ScriptRunner {
    private final Session session;
    private final ScriptCache cache;
    private final ClassPath classPath;

    public ScriptRunner(Session session, ScriptCache cache) {
        this(session, cache, ClassPath.NONE);
    }

    /** @param classPath what scripts may import from, beside the product and Groovy */
    public ScriptRunner(Session session, ScriptCache cache, ClassPath classPath) {
        this.classPath = classPath;
        this.session = session;
        this.cache = cache;
    }

    /**
     * Runs a script to its end. The session stays open: closing it ends what the script started.
     *
     * @return the exit code of the script's last value when that is a {@link Result}, else 0
     * @throws ScriptFailure when the script is wrong or ends with an error
     */
    public int run(ScriptSource source, List<String> arguments) {
        return exitCode(evaluate(source, arguments));
    }

    /** The same; gives the script's last value. */
    public @Nullable Object evaluate(ScriptSource source, List<String> arguments) {
        Script script = script(source);
        script.setBinding(new CgroovyBinding(session, arguments));
        return run(source, script);
    }

    private static @Nullable Object run(ScriptSource source, Script script) {
        try {
            return script.run();
        } catch (Throwable thrown) {
            throw Failures.of(source, thrown);
        }
    }

    private static int exitCode(@Nullable Object value) {
        return value instanceof Result result ? result.exitCode() : 0;
    }

    private Script script(ScriptSource source) {
        ClassLoader parent = classPath.loader(ScriptRunner.class.getClassLoader());
        ScriptKey key = ScriptKey.of(source, versions());
        Optional<CompiledScript> cached = cache.find(key).filter(script -> Neighbours.areSame(script.beside()));
        CompiledScript compiled = cached.orElseGet(() -> ScriptCompiler.compile(source, parent));
        Script script = instance(source, compiled, parent);
        if (cached.isEmpty()) {
            cache.store(key, compiled);
        }
        return script;
    }

    private String[] versions() {
        return Stream.concat(Stream.of(Version.ofGroovy(), Version.text()), Stream.of(classPath.versions()))
                .toArray(String[]::new);
    }

    private static Script instance(ScriptSource source, CompiledScript compiled, ClassLoader parent) {
        try {
            Object made = compiled.load(parent).getConstructor().newInstance();
            if (made instanceof Script script) {
                return script;
            }
            throw new ScriptFailure(
                    source.name() + ": no statements outside the class " + compiled.mainClass(),
                    new ClassCastException(compiled.mainClass()));
        } catch (ReflectiveOperationException e) {
            throw Failures.of(source, e);
        }
    }
}
