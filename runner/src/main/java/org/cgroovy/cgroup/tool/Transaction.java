package org.cgroovy.cgroup.tool;

/** The changes of one call: all are done, or none stays. */
final class Transaction {
    private final Changes changes = new Changes();
    private final ToolContext context;

    Transaction(ToolContext context) {
        this.context = context;
    }

    Changes changes() {
        return changes;
    }

    /** Takes all back, as the originals do not; gives the reason, to be thrown on. */
    ToolException failed(ToolException reason) {
        if (context.compat().original()) {
            return reason;
        }
        for (String failure : changes.undo()) {
            context.err().println("cannot take back: " + failure);
        }
        return reason;
    }
}
