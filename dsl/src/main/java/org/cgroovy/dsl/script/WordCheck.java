package org.cgroovy.dsl.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgroovy.dsl.CgroovyScript;
import org.cgroovy.dsl.Vocabulary;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Finds misspelt words before anything runs: a call that nothing in the script answers and that is near a word, or a
 * word of another block. What is in doubt is left for the run.
 */
final class WordCheck extends ClassCodeVisitorSupport {
    private static final ClassNode SCRIPT = ClassHelper.make(CgroovyScript.class);

    private final SourceUnit source;
    private final Predicate<String> defined;
    /** The blocks that the code at hand stands in, innermost first; empty where it is not known. */
    private final Deque<Optional<Vocabulary>> blocks = new ArrayDeque<>();

    /** @param defined whether a name is a variable or a method of the script */
    WordCheck(SourceUnit source, Predicate<String> defined) {
        this.source = source;
        this.defined = defined;
    }

    void check(ClassNode script) {
        blocks.push(Optional.of(Vocabulary.ofScripts()));
        visitClass(script);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        Optional<Vocabulary> here = blocks.element();
        String word = call.getMethodAsString();
        if (!call.isImplicitThis() || here.isEmpty() || word == null) {
            super.visitMethodCallExpression(call);
            return;
        }
        if (!defined.test(word)) {
            here.get().misspelt(word).ifPresent(message -> source.addError(new SyntaxException(message, call)));
        }
        if (here.get().isBlock()) {
            aimAtBlock(call, word);
        } else if (!defined.test(word)) {
            aimAtScript(call, word);
        }
        visitArguments(call, here.get(), word);
    }

    /**
     * Closures have a method {@code run()} of their own, which compiled code would call before it asks the block: so
     * {@code run …} in a block becomes {@code delegate.run …}.
     */
    private static void aimAtBlock(MethodCallExpression call, String word) {
        if (word.equals("run")) {
            call.setObjectExpression(new VariableExpression(new DynamicVariable("delegate", false)));
            call.setImplicitThis(false);
        }
    }

    /**
     * A word with a block alone is called as Java would call it: to find a method at run time Groovy looks at all the script
     * has, and makes a class for the call, 25 ms.
     */
    private static void aimAtScript(MethodCallExpression call, String word) {
        if (call.getArguments() instanceof TupleExpression all
                && all.getExpressions().size() == 1
                && all.getExpression(0) instanceof ClosureExpression) {
            SCRIPT.getMethods(word).stream()
                    .filter(method -> method.getParameters().length == 1
                            && method.getParameters()[0].getType().equals(ClassHelper.CLOSURE_TYPE))
                    .findFirst()
                    .ifPresent(call::setMethodTarget);
        }
    }

    private void visitArguments(MethodCallExpression call, Vocabulary here, String word) {
        List<Expression> arguments = call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
        for (Expression argument : arguments) {
            if (argument instanceof ClosureExpression closure) {
                visitIn(here.opened(word), closure);
            } else {
                argument.visit(this);
            }
        }
    }

    private void visitIn(Optional<Vocabulary> block, ClosureExpression closure) {
        blocks.push(block);
        super.visitClosureExpression(closure);
        blocks.pop();
    }

    /** A closure that is no block: whoever calls it may have given it another delegate. */
    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        visitIn(Optional.empty(), closure);
    }
}
