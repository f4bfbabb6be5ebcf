package org.cgroovy.console.repl.line;

import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/** Rewrites what was typed line by line so that it means the same in one script. */
final class Statements {
    private static final String DEF = "def ";

    private Statements() {}

    /**
     * A variable that was defined at the prompt is seen by functions, and so has to be one of the script's binding.
     *
     * @param keep whether {@code _} is to be its value
     */
    static String global(String text, boolean keep) {
        StringBuilder edited = new StringBuilder(text);
        List<Statement> statements = parse(text);
        for (int i = statements.size() - 1; i >= 0; i--) {
            boolean last = keep && i == statements.size() - 1;
            if (statements.get(i) instanceof ExpressionStatement statement) {
                int at = offset(text, statement);
                boolean declares = statement.getExpression() instanceof DeclarationExpression;
                if (declares && text.startsWith(DEF, at)) {
                    edited.delete(at, at + DEF.length());
                }
                if (last && (!declares || text.startsWith(DEF, at))) {
                    edited.insert(at, "_ = ");
                }
            }
        }
        return edited.toString();
    }

    private static List<Statement> parse(String text) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource("cgroovy_saved.groovy", text);
        unit.compile(Phases.CONVERSION);
        return List.copyOf(unit.getAST().getModules().get(0).getStatementBlock().getStatements());
    }

    private static int offset(String text, ASTNode node) {
        int start = 0;
        for (int line = 1; line < node.getLineNumber(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + node.getColumnNumber() - 1;
    }
}
