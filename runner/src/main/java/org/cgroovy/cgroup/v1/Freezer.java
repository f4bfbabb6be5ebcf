package org.cgroovy.cgroup.v1;

import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;

/** Stops all processes of a cgroup and lets them go on. It limits nothing. */
public final class Freezer implements Controller {
    /** Begins to freeze; {@code freezer.state} reads FROZEN once all have stopped, FREEZING until then. */
    public static final FileWrite FREEZE = new FileWrite("freezer.state", "FROZEN");

    /** Thaws. A process that was killed while frozen dies only now. */
    public static final FileWrite THAW = new FileWrite("freezer.state", "THAWED");

    @Override
    public String name() {
        return "freezer";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        return List.of();
    }
}
