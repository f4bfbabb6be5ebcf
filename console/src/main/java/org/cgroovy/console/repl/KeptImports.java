package org.cgroovy.console.repl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Makes the imports of a line hold for all later lines, once it has compiled. */
final class KeptImports extends CompilationCustomizer {
    /** How to add each one to a module, by what it makes known. */
    private final Map<String, Consumer<ModuleNode>> kept = new LinkedHashMap<>();

    private final Map<String, Consumer<ModuleNode>> fresh = new LinkedHashMap<>();

    private final Map<String, String> names = new HashMap<>();

    KeptImports() {
        super(CompilePhase.CONVERSION);
    }

    /** The line compiled: what it imports is kept. */
    void keep() {
        kept.putAll(fresh);
        fresh.clear();
    }

    /** The full name of the class that was imported by that name. */
    Optional<String> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) {
            return;
        }
        ModuleNode module = source.getAST();
        collect(module);
        kept.forEach((name, adding) -> {
            if (!fresh.containsKey(name)) {
                adding.accept(module);
            }
        });
    }

    private void collect(ModuleNode module) {
        fresh.clear();
        module.getImports().forEach(node -> {
            fresh.put(node.getAlias(), to -> to.addImport(node.getAlias(), node.getType()));
            names.put(node.getAlias(), node.getClassName());
        });
        module.getStarImports()
                .forEach(node -> fresh.put(node.getPackageName() + "*", to -> to.addStarImport(node.getPackageName())));
        module.getStaticImports()
                .forEach((alias, node) -> fresh.put(
                        "static " + alias, to -> to.addStaticImport(node.getType(), node.getFieldName(), alias)));
        module.getStaticStarImports()
                .forEach((name, node) ->
                        fresh.put("static " + name + ".*", to -> to.addStaticStarImport(name, node.getType())));
    }
}
