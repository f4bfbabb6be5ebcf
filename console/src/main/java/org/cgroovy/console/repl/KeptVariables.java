package org.cgroovy.console.repl;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** Makes {@code def x = 1} of a line, as long as it stands in no block, a variable that later lines see: {@code x = 1}. */
final class KeptVariables extends CompilationCustomizer {
    KeptVariables() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) {
            return;
        }
        List<Statement> statements = source.getAST().getStatementBlock().getStatements();
        statements.replaceAll(KeptVariables::kept);
    }

    private static Statement kept(Statement statement) {
        if (!(statement instanceof ExpressionStatement line)
                || !(line.getExpression() instanceof DeclarationExpression declaration)
                || !declaration.getAnnotations().isEmpty()) {
            return statement;
        }
        Expression assignment = assignment(declaration);
        assignment.setSourcePosition(declaration);
        var replaced = new ExpressionStatement(assignment);
        replaced.setSourcePosition(statement);
        return replaced;
    }

    private static Expression assignment(DeclarationExpression declaration) {
        Token equals = Token.newSymbol(Types.EQUAL, declaration.getLineNumber(), declaration.getColumnNumber());
        return new BinaryExpression(target(declaration), equals, value(declaration));
    }

    private static Expression target(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration()) {
            return named(declaration.getVariableExpression());
        }
        var targets = new TupleExpression();
        for (Expression each : declaration.getTupleExpression().getExpressions()) {
            targets.addExpression(named((VariableExpression) each));
        }
        return targets;
    }

    private static Expression named(VariableExpression variable) {
        var target = new VariableExpression(variable.getName());
        target.setSourcePosition(variable);
        return target;
    }

    private static Expression value(DeclarationExpression declaration) {
        Expression value = declaration.getRightExpression();
        if (value instanceof EmptyExpression) {
            return new ConstantExpression(null);
        }
        if (declaration.isMultipleAssignmentDeclaration()
                || declaration.getVariableExpression().isDynamicTyped()) {
            return value;
        }
        var cast = new CastExpression(declaration.getVariableExpression().getOriginType(), value);
        cast.setSourcePosition(value);
        return cast;
    }
}
