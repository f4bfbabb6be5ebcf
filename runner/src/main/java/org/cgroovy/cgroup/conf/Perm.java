package org.cgroovy.cgroup.conf;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who may put processes into a cgroup, and who may change it.
 *
 * @param task owner and mode of the file {@code tasks}
 * @param admin owner and modes of the rest
 */
public record Perm(Access task, Access admin) {
    /**
     * Owner and modes; what is empty stays as it is.
     *
     * @param uid a user's name or number
     * @param gid a group's name or number
     * @param fileMode of files
     * @param directoryMode of the directory; empty for tasks
     */
    public record Access(Optional<String> uid, Optional<String> gid, OptionalInt fileMode, OptionalInt directoryMode) {
        /** Nothing is asked for. */
        public static final Access NONE =
                new Access(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

        /** This, with what is empty taken from others. */
        public Access or(Access others) {
            return new Access(
                    uid.isPresent() ? uid : others.uid,
                    gid.isPresent() ? gid : others.gid,
                    fileMode.isPresent() ? fileMode : others.fileMode,
                    directoryMode.isPresent() ? directoryMode : others.directoryMode);
        }
    }

    /** Nothing is asked for. */
    public static final Perm NONE = new Perm(Access.NONE, Access.NONE);

    /** This, with what is empty taken from others. */
    public Perm or(Perm others) {
        return new Perm(task.or(others.task), admin.or(others.admin));
    }
}
