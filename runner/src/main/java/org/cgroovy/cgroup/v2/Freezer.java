package org.cgroovy.cgroup.v2;

import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;

/** Stops all processes of a cgroup, lets them go on, kills them. Every cgroup of v2 can: no controller to enable. */
public final class Freezer implements Controller {
    /** Begins to freeze; {@code cgroup.events} says {@code frozen 1} once all have stopped. */
    public static final FileWrite FREEZE = new FileWrite("cgroup.freeze", "1");

    /** Thaws. */
    public static final FileWrite THAW = new FileWrite("cgroup.freeze", "0");

    /** Kills everything in the cgroup and below, frozen or not (Linux 5.14). */
    public static final FileWrite KILL = new FileWrite("cgroup.kill", "1");

    @Override
    public String name() {
        return "freezer";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        return List.of();
    }
}
