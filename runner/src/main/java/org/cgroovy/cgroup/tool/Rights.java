package org.cgroovy.cgroup.tool;

import java.util.Optional;
import java.util.OptionalInt;
import org.cgroovy.cgroup.conf.FileRight;
import org.cgroovy.cgroup.conf.Perm;

/**
 * Who is to own a cgroup, with users and groups as numbers.
 *
 * @param task of the file {@code tasks}, with v2 of {@code cgroup.procs} and {@code cgroup.threads}
 * @param admin of the rest
 */
record Rights(Owner task, Owner admin, Modes modes) {
    /** What is empty stays as it is. */
    record Owner(OptionalInt uid, OptionalInt gid) {
        boolean isPresent() {
            return uid.isPresent() || gid.isPresent();
        }
    }

    /** What is empty stays as it is. */
    record Modes(OptionalInt directory, OptionalInt file, OptionalInt task) {}

    /** @throws ToolException with this exit code when there is no such user or group */
    static Rights of(Perm perm, Accounts accounts, int exitCode) {
        return new Rights(
                owner(perm.task(), accounts, exitCode),
                owner(perm.admin(), accounts, exitCode),
                new Modes(
                        perm.admin().directoryMode(),
                        perm.admin().fileMode(),
                        perm.task().fileMode()));
    }

    /** Those of a single file. */
    static Owner owner(FileRight right, Accounts accounts, int exitCode) {
        return new Owner(
                uid(Optional.of(right.user()), accounts, exitCode),
                gid(Optional.of(right.group()), accounts, exitCode));
    }

    private static Owner owner(Perm.Access access, Accounts accounts, int exitCode) {
        return new Owner(uid(access.uid(), accounts, exitCode), gid(access.gid(), accounts, exitCode));
    }

    private static OptionalInt uid(Optional<String> user, Accounts accounts, int exitCode) {
        if (user.isEmpty()) {
            return OptionalInt.empty();
        }
        return found(accounts.uid(user.get()), user.get(), exitCode, "can't find uid of user ");
    }

    private static OptionalInt gid(Optional<String> group, Accounts accounts, int exitCode) {
        if (group.isEmpty()) {
            return OptionalInt.empty();
        }
        return found(accounts.gid(group.get()), group.get(), exitCode, "can't find gid of group ");
    }

    private static OptionalInt found(OptionalInt number, String name, int exitCode, String complaint) {
        if (number.isPresent()) {
            return number;
        }
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(name));
        } catch (NumberFormatException e) {
            throw new ToolException(exitCode, complaint + name + ".");
        }
    }
}
