package org.cgroovy.console.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Makes the imports of a line hold for all later lines, once it has compiled. */
final class KeptImports extends CompilationCustomizer {
    private final List<Consumer<ModuleNode>> kept = new ArrayList<>();
    private final List<Consumer<ModuleNode>> fresh = new ArrayList<>();

    KeptImports() {
        super(CompilePhase.CONVERSION);
    }

    /** The line compiled: what it imports is kept. */
    void keep() {
        kept.addAll(fresh);
        fresh.clear();
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) {
            return;
        }
        ModuleNode module = source.getAST();
        fresh.clear();
        module.getImports().forEach(node -> fresh.add(plain(node)));
        module.getStarImports().forEach(node -> fresh.add(to -> to.addStarImport(node.getPackageName())));
        module.getStaticImports().values().forEach(node -> fresh.add(single(node)));
        module.getStaticStarImports()
                .values()
                .forEach(node -> fresh.add(to -> to.addStaticStarImport(node.getClassName(), node.getType())));
        kept.forEach(one -> one.accept(module));
        // Those of the line win over older ones of the same name.
        List.copyOf(fresh).forEach(one -> one.accept(module));
    }

    private static Consumer<ModuleNode> plain(ImportNode node) {
        return to -> to.addImport(node.getAlias(), node.getType());
    }

    private static Consumer<ModuleNode> single(ImportNode node) {
        return to -> to.addStaticImport(node.getType(), node.getFieldName(), node.getAlias());
    }
}
