package org.cgroovy.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What runs in a container, with OCI's names.
 *
 * @param args program and its arguments; a program without a slash is looked up in PATH of {@code env}
 * @param cwd absolute path inside the container
 * @param capabilities names without the {@code CAP_} prefix; the bounding set, and what root has
 * @param umask octal mask, empty for 022
 * @param oomScoreAdj -1000 to 1000
 * @param terminal whether the process gets a pseudo-terminal of its own
 * @param init whether a small init that reaps and forwards signals is PID 1 instead of the program
 */
public record ProcessSpec(
        List<String> args,
        Map<String, String> env,
        String cwd,
        User user,
        Set<String> capabilities,
        List<Rlimit> rlimits,
        OptionalInt umask,
        OptionalInt oomScoreAdj,
        boolean noNewPrivileges,
        boolean terminal,
        boolean init) {
    /** Docker's default capabilities. */
    public static final Set<String> DEFAULT_CAPABILITIES = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT")));

    public static final Map<String, String> DEFAULT_ENV =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    public static final ProcessSpec DEFAULT = new ProcessSpec(
            List.of(),
            DEFAULT_ENV,
            "/",
            User.ROOT,
            DEFAULT_CAPABILITIES,
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            true,
            false,
            false);

    public ProcessSpec {
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities));
        rlimits = List.copyOf(rlimits);
        if (!cwd.startsWith("/")) {
            throw new SpecException("cwd must be an absolute path, got '" + cwd + "'");
        }
        oomScoreAdj.ifPresent(score -> requireBetween("oomScoreAdj", score, -1000, 1000));
        umask.ifPresent(mask -> requireBetween("umask", mask, 0, 0777));
        args.forEach(arg -> requireNoNul("argument", arg));
        env.forEach((name, value) -> requireVariable(name, value));
    }

    private static void requireBetween(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SpecException(what + " must be " + least + " to " + most + ", got " + value);
        }
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new SpecException(what + " must not contain a NUL byte");
        }
    }

    private static void requireVariable(String name, String value) {
        requireNoNul("environment", name + value);
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new SpecException("environment variable must have a name without '=', got '" + name + "'");
        }
    }

    public ProcessSpec withArgs(List<String> newArgs) {
        return new ProcessSpec(
                newArgs, env, cwd, user, capabilities, rlimits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withEnv(Map<String, String> newEnv) {
        return new ProcessSpec(
                args, newEnv, cwd, user, capabilities, rlimits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withCwd(String newCwd) {
        return new ProcessSpec(
                args, env, newCwd, user, capabilities, rlimits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withUser(User newUser) {
        return new ProcessSpec(
                args, env, cwd, newUser, capabilities, rlimits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withCapabilities(Set<String> names) {
        return new ProcessSpec(
                args, env, cwd, user, names, rlimits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withRlimits(List<Rlimit> limits) {
        return new ProcessSpec(
                args, env, cwd, user, capabilities, limits, umask, oomScoreAdj, noNewPrivileges, terminal, init);
    }

    public ProcessSpec withTerminal(boolean newTerminal) {
        return new ProcessSpec(
                args, env, cwd, user, capabilities, rlimits, umask, oomScoreAdj, noNewPrivileges, newTerminal, init);
    }
}
