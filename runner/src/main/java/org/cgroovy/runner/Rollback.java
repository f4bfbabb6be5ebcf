package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.Change;

/** The changes of cgroups since a moment, to be undone together or kept. What was begun last ends first. */
public interface Rollback {
    /**
     * How it was undone.
     *
     * @param changes how many there were
     * @param notes what is not quite as before: cgroups that had been removed and were made anew
     * @param failures what could not be put back, each in a line
     */
    record Undone(int changes, List<String> notes, List<String> failures) {
        public Undone {
            notes = List.copyOf(notes);
            failures = List.copyOf(failures);
        }
    }

    /**
     * To be asked before a change within one.
     *
     * @throws CgroupException when it could not be undone
     */
    static void requireUndo(List<Change> changes) {
        for (Change change : changes) {
            boolean kills = change instanceof Change.Kill
                    || change instanceof Change.Write write
                            && write.write().file().equals("cgroup.kill");
            if (kills) {
                throw new CgroupException(
                        "nobody can bring back the killed, so killing has no place in transaction { }:"
                                + " kill before it or after");
            }
        }
    }

    /** Changes that are made elsewhere, of the settings of these cgroups, are to be undone too. */
    void cover(List<Path> directories);

    /** Ends it, and lets the changes be, unless they have been undone; if it began within another one, they are that one's. */
    void keep();

    /** Undoes them, the last first. */
    Undone undo();
}
