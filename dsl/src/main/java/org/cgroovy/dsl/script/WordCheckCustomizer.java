package org.cgroovy.dsl.script;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Runs {@link WordCheck} on the class of a script's statements. */
final class WordCheckCustomizer extends CompilationCustomizer {
    private final Predicate<String> known;

    /** @param known whether a variable of that name is there before the script runs */
    WordCheckCustomizer(Predicate<String> known) {
        super(CompilePhase.CANONICALIZATION);
        this.known = known;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (type.isScript()) {
            Set<String> names = names(type);
            new WordCheck(source, name -> known.test(name) || names.contains(name)).check(type);
        }
    }

    /** The script's methods, and all that is assigned to somewhere. */
    private static Set<String> names(ClassNode type) {
        var names = new HashSet<String>();
        for (MethodNode method : type.getMethods()) {
            names.add(method.getName());
        }
        var assignments = new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression expression) {
                if (expression.getLeftExpression() instanceof VariableExpression variable) {
                    names.add(variable.getName());
                }
                super.visitBinaryExpression(expression);
            }
        };
        for (MethodNode method : type.getMethods()) {
            method.getCode().visit(assignments);
        }
        return names;
    }
}
