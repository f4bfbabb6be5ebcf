package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.runner.Rollback;

/** Goes with an exception that has left a transaction: what was put back, and what could not be. */
public final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RolledBack(Rollback.Undone undone) {
        super(text(undone), null, false, false);
    }

    private static String text(Rollback.Undone undone) {
        if (undone.changes() == 0) {
            return "transaction: nothing had been changed";
        }
        List<String> parts = new ArrayList<>();
        if (undone.failures().isEmpty()) {
            parts.add("transaction: "
                    + (undone.changes() == 1 ? "the change was" : "all " + undone.changes() + " changes were")
                    + " put back");
        } else {
            parts.add("transaction: "
                    + (undone.changes() == 1
                            ? "the change could not be put back"
                            : "not all of " + undone.changes() + " changes could be put back"));
            parts.addAll(undone.failures());
        }
        parts.addAll(undone.notes());
        return String.join("; ", parts);
    }
}
