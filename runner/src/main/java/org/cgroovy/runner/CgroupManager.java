package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.plan.SystemdScope;

/**
 * Who makes the cgroup below which containers get theirs: systemd, or cgroovy itself.
 *
 * @param scope of systemd; empty when cgroovy does it itself
 * @param controllers of v2 that the scope's cgroup has
 * @param why in a few words
 */
public record CgroupManager(Optional<SystemdScope> scope, List<String> controllers, String why) {
    /** Says which; the option of the command goes before it. */
    public static final String VARIABLE = "CGROOVY_CGROUP_MANAGER";

    public static final String SYSTEMD = "systemd";
    public static final String CGROUPFS = "cgroupfs";

    /** What systemd calls the place of its host's units, and of its own process. */
    private static final String INIT_SCOPE = "/init.scope";

    /** What is to be known of a host for the choice. */
    private record Sight(CgroupHost cgroups, int uid, ControlFiles files, Predicate<Path> exists) {
        private Optional<String> cgroup(String process, Hierarchy hierarchy) {
            String text = files.read(Path.of("/proc", process, "cgroup")).orElse("");
            return Memberships.in(text, hierarchy).map(Cgroup::path);
        }
    }

    /**
     * What was chosen; nothing when neither the command nor the environment says.
     *
     * @param option of the command; empty when it is not given
     * @throws RunnerException when it is neither of the two
     */
    public static String wish(String option) {
        String wish = option.isEmpty() ? System.getenv().getOrDefault(VARIABLE, "") : option;
        if (!List.of("", SYSTEMD, CGROUPFS).contains(wish)) {
            String where = option.isEmpty() ? VARIABLE + "=" : "--cgroup-manager ";
            throw new RunnerException(where + wish + " is neither " + SYSTEMD + " nor " + CGROUPFS);
        }
        return wish;
    }

    /**
     * For a user of this host.
     *
     * @throws RunnerException when systemd is wished for and cannot be asked
     */
    public static CgroupManager of(String wish, CgroupHost cgroups, int uid) {
        return of(wish, cgroups, uid, ControlFiles.HOST, Files::exists);
    }

    /**
     * For a user of any host.
     *
     * @param files gives what files of {@code /proc} and of cgroups say
     * @throws RunnerException when systemd is wished for and cannot be asked
     */
    public static CgroupManager of(
            String wish, CgroupHost cgroups, int uid, ControlFiles files, Predicate<Path> exists) {
        var host = new Sight(cgroups, uid, files, exists);
        if (wish.equals(CGROUPFS)) {
            return itself("chosen");
        }
        Optional<String> obstacle = obstacle(host);
        if (obstacle.isEmpty()) {
            return systemd(host);
        }
        if (wish.equals(SYSTEMD)) {
            throw new RunnerException("systemd cannot be asked for cgroups: " + obstacle.get()
                    + "; leave the choice to cgroovy, or --cgroup-manager " + CGROUPFS);
        }
        return itself(obstacle.get());
    }

    private static CgroupManager itself(String why) {
        return new CgroupManager(Optional.empty(), List.of(), why);
    }

    /** Of a host's cgroups those that containers may use, as far as it decides that. */
    public CgroupHost usable(CgroupHost host) {
        return scope.map(its -> its.usable(controllers)).orElse(host);
    }

    public boolean isSystemd() {
        return scope.isPresent();
    }

    /** See sd_booted(3). */
    private static Optional<String> obstacle(Sight host) {
        if (!host.exists.test(Path.of("/run/systemd/system"))) {
            return Optional.of("systemd does not run this host: there is no /run/systemd/system");
        }
        if (!host.exists.test(Path.of("/usr/bin/systemd-run"))) {
            return Optional.of("there is no /usr/bin/systemd-run");
        }
        if (tracked(host.cgroups).isEmpty()) {
            return Optional.of("the cgroups of systemd are not mounted");
        }
        return host.uid == 0 ? Optional.empty() : obstacleOfUser(host);
    }

    private static Optional<String> obstacleOfUser(Sight host) {
        if (host.cgroups.mode() != CgroupMode.UNIFIED) {
            return Optional.of("of v1 it gives users nothing");
        }
        Path runtime = runtime(host.uid);
        Hierarchy unified = tracked(host.cgroups).orElseThrow();
        boolean runs = host.exists.test(runtime.resolve("systemd/private"))
                && host.exists.test(unified.directory(usersOwn(host, unified)));
        if (!runs) {
            return Optional.of("user@" + host.uid + ".service does not run; as root, loginctl enable-linger " + host.uid
                    + " starts it");
        }
        if (isOutside(host, unified) && !host.exists.test(runtime.resolve("bus"))) {
            return Optional.of("there is no bus at " + runtime.resolve("bus") + ": apt-get install dbus-user-session");
        }
        return Optional.empty();
    }

    private static Path runtime(int uid) {
        return Path.of("/run/user", Integer.toUnsignedString(uid));
    }

    /** The hierarchy by which systemd knows whose a process is. */
    private static Optional<Hierarchy> tracked(CgroupHost host) {
        return host.unified().or(() -> host.named("systemd"));
    }

    private static CgroupManager systemd(Sight host) {
        Hierarchy tracked = tracked(host.cgroups).orElseThrow();
        boolean user = host.uid != 0;
        String slice = user ? "app.slice" : "machine.slice";
        String above = user ? usersOwn(host, tracked) : root(host, tracked);
        String name = SystemdScope.PREFIX + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36)
                + ".scope";
        String path = above + "/" + slice + "/" + name;
        List<String> controllers = user
                ? words(host.files.read(tracked.directory(above).resolve("cgroup.controllers")))
                : host.cgroups.unified().map(Hierarchy::controllers).orElse(List.of());
        var scope = new SystemdScope(
                host.cgroups, user, name, slice, path, tracked.directory(path), user && isOutside(host, tracked));
        return new CgroupManager(Optional.of(scope), controllers, "it runs this host");
    }

    private static List<String> words(Optional<String> text) {
        return text.filter(words -> !words.isBlank())
                .map(words -> Arrays.asList(words.strip().split("\\s+")))
                .orElse(List.of());
    }

    /** The cgroup of all units of the host: the root, unless systemd runs in a container itself. */
    private static String root(Sight host, Hierarchy tracked) {
        String init = host.cgroup("1", tracked).orElse(INIT_SCOPE);
        return init.endsWith(INIT_SCOPE) ? init.substring(0, init.length() - INIT_SCOPE.length()) : "";
    }

    private static String usersOwn(Sight host, Hierarchy tracked) {
        String uid = Integer.toUnsignedString(host.uid);
        return root(host, tracked) + "/user.slice/user-" + uid + ".slice/user@" + uid + ".service";
    }

    /** A session's scope, as that of a login by ssh, is beside the user's systemd and not below it. */
    private static boolean isOutside(Sight host, Hierarchy tracked) {
        String own = host.cgroup("self", tracked).orElse("/");
        return !own.startsWith(usersOwn(host, tracked) + "/");
    }
}
