package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Hierarchy;

/** One change of a cgroup or a hierarchy. What {@code --explain} prints of it is what is done. */
public sealed interface Change {
    /** Makes one cgroup, whose parent is there. */
    record Make(Cgroup cgroup) implements Change {
        @Override
        public String toString() {
            return "mkdir " + cgroup.directory();
        }
    }

    /** Lets the children of a v2 cgroup have a controller. */
    record Enable(Cgroup cgroup, String controller) implements Change {
        public Path file() {
            return cgroup.file("cgroup.subtree_control");
        }

        @Override
        public String toString() {
            return "write +" + controller + " > " + file();
        }
    }

    /** Writes a control file. */
    record Write(Cgroup cgroup, FileWrite write) implements Change {
        public Path file() {
            return cgroup.file(write.file()).normalize();
        }

        @Override
        public String toString() {
            String note = write.note().isEmpty() ? "" : "  # " + write.note();
            return "write " + write.value().strip() + " > " + file() + note;
        }
    }

    /**
     * Moves a process with all its threads, or one thread.
     *
     * @param id its number; other text where it is only explained
     */
    record Move(Cgroup cgroup, String id, Unit unit) implements Change {
        /** What is moved. */
        public enum Unit {
            PROCESS,
            THREAD
        }

        public Path file() {
            return unit == Unit.PROCESS ? cgroup.file("cgroup.procs") : cgroup.threadFile();
        }

        @Override
        public String toString() {
            return "write " + id + " > " + file();
        }
    }

    /** Removes one cgroup. */
    record Remove(Cgroup cgroup) implements Change {
        @Override
        public String toString() {
            return "rmdir " + cgroup.directory();
        }
    }

    /** Stops all processes in it and below; it is done when all have stopped. */
    record Freeze(Cgroup cgroup) implements Change {
        public FileWrite write() {
            return cgroup.hierarchy().unified()
                    ? org.cgroovy.cgroup.v2.Freezer.FREEZE
                    : org.cgroovy.cgroup.v1.Freezer.FREEZE;
        }

        @Override
        public String toString() {
            return new Write(cgroup, write()).toString();
        }
    }

    /** Lets them go on. */
    record Thaw(Cgroup cgroup) implements Change {
        public FileWrite write() {
            return cgroup.hierarchy().unified()
                    ? org.cgroovy.cgroup.v2.Freezer.THAW
                    : org.cgroovy.cgroup.v1.Freezer.THAW;
        }

        @Override
        public String toString() {
            return new Write(cgroup, write()).toString();
        }
    }

    /** Kills all processes in it and below. */
    record Kill(Cgroup cgroup) implements Change {
        @Override
        public String toString() {
            return cgroup.hierarchy().unified()
                    ? "write 1 > " + cgroup.file("cgroup.kill")
                    : "kill -KILL each process of " + cgroup.directory() + " and below";
        }
    }

    /** Gives a file or a directory to a user. */
    record Own(Path file, Owner owner) implements Change {
        @Override
        public String toString() {
            return "chown " + owner + " " + file;
        }
    }

    /** Gives all control files of a cgroup to a user: those that it turns out to have. */
    record OwnFiles(Cgroup cgroup, Owner owner) implements Change {
        @Override
        public String toString() {
            return "chown " + owner + " " + cgroup.directory() + "/*";
        }
    }

    /** Sets the permission bits. */
    record Permit(Path file, int mode) implements Change {
        @Override
        public String toString() {
            return "chmod 0" + Integer.toOctalString(mode) + " " + file;
        }
    }

    /** Mounts a hierarchy; its directory is made when it is missing. */
    record Mount(HierarchyMount mount) implements Change {
        @Override
        public String toString() {
            return mount.toString();
        }
    }

    /** Unmounts one; a directory that {@link Mount} would have made is removed when it is empty. */
    record Unmount(Hierarchy hierarchy) implements Change {
        public Path directory() {
            return hierarchy.mount();
        }

        @Override
        public String toString() {
            return "umount " + directory();
        }
    }
}
