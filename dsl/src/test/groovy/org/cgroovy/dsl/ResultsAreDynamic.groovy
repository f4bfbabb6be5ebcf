package org.cgroovy.dsl

import org.codehaus.groovy.ast.ClassHelper
import org.codehaus.groovy.ast.ClassNode
import org.codehaus.groovy.ast.MethodNode
import org.codehaus.groovy.ast.expr.ArgumentListExpression
import org.codehaus.groovy.ast.expr.MethodCall
import org.codehaus.groovy.ast.expr.PropertyExpression
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor

/** What {@code container { }} gives depends on how its block ends, so what is asked of it is left to the run. */
class ResultsAreDynamic extends AbstractTypeCheckingExtension {
    /** The control files of a cgroup are known to the kernel only. */
    private static final List<String> DYNAMIC = [ClassHelper.OBJECT_TYPE.name, ControlGroup.name, ControlNode.name]

    ResultsAreDynamic(StaticTypeCheckingVisitor visitor) {
        super(visitor)
    }

    @Override
    boolean handleUnresolvedProperty(PropertyExpression property) {
        boolean unknown = getType(property.objectExpression).name in DYNAMIC
        if (unknown) {
            makeDynamic(property)
        }
        unknown
    }

    @Override
    List<MethodNode> handleMissingMethod(ClassNode receiver, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        receiver == ClassHelper.OBJECT_TYPE ? [makeDynamic(call)] : []
    }
}
