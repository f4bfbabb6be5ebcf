package org.cgroovy.cgroup.view;

import java.util.List;

/** Knows one kind of limits. Pure: it sees texts of control files only. */
interface Judge {
    /** A verdict for each limit in the line that is set. */
    List<Verdict> judge(Line line, Scene scene);
}
