package org.cgroovy.dsl;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cgroovy.cgroup.tool.GroupParameters;
import org.cgroovy.cgroup.tool.HierarchyLine;
import org.cgroovy.cgroup.tool.ListedCgroup;
import org.cgroovy.cgroup.tool.Snapshot;
import org.cgroovy.cgroup.tree.HierarchyStatus;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Log;
import org.jspecify.annotations.Nullable;

/**
 * The words of {@link Containers} without an object before them, to be imported statically where the code has a session of
 * its own, as in the console's lines of Java; see {@link Here}. A program makes its session itself: {@link Containers#local}.
 */
public final class Words {
    private Words() {}

    /** Describes a container and does what the description ends with: run, start or capture. */
    public static <R> R container(Function<? super ContainerDsl, Ending<R>> words) {
        return here().container(words);
    }

    /** The same with a name, which is the name of its cgroup too. */
    public static <R> R container(String name, Function<? super ContainerDsl, Ending<R>> words) {
        return here().container(name, words);
    }

    /** Describes a container to be run later. */
    public static ContainerDefinition define(String name, Consumer<? super ContainerDsl> words) {
        return here().define(name, words);
    }

    /** The same as the {@code config.json} of an OCI bundle describes it: {@code define(Map.of("oci", "/root/bundle"), "web", c -> {})}. */
    public static ContainerDefinition define(
            Map<String, ?> options, String name, Consumer<? super ContainerDsl> words) {
        return here().define(options, name, words);
    }

    /** Begins with what an OCI bundle says, and does what the description ends with: run, start or capture. */
    public static <R> R container(
            Map<String, ?> options, String name, Function<? super ContainerDsl, Ending<R>> words) {
        return here().container(options, name, words);
    }

    /** A directory with busybox and a link for each of its commands; made once from the host's static busybox. */
    public static String busybox() {
        return Containers.busybox();
    }

    /** All containers of this host that this user may see. */
    public static List<ContainerStatus> ps() {
        return here().ps();
    }

    /** The running container of that name, whoever started it. */
    public static RunningContainer find(String id) {
        return here().find(id);
    }

    /** What a container in the background has written. */
    public static Log logs(Object container) {
        return here().logs(container);
    }

    /** Connects the terminal to a container that was started with {@code terminal(true)}; Ctrl-P Ctrl-Q leaves it again. */
    public static RunningContainer attach(Object container) {
        return here().attach(container);
    }

    /** Attaches to the container with a terminal that was started or attached to last. */
    public static RunningContainer fg() {
        return here().fg();
    }

    /** A cgroup, as {@code cgroup(…)} in a script. */
    public static ControlGroup cgroup(String address) {
        return here().cgroup(address);
    }

    /** Makes a cgroup that is as the words say; one that is there already is changed. */
    public static ControlGroup cgroup(String address, Consumer<? super CgroupDsl> words) {
        return here().cgroup(address, words);
    }

    /** Runs a block; when it throws, what words have changed of cgroups in it is undone. */
    public static <T extends @Nullable Object> T transaction(Supplier<T> block) {
        return here().transaction(block);
    }

    /** A hierarchy that is mounted, by its name or one of its controllers. */
    public static MountedHierarchy hierarchy(String name) {
        return here().hierarchy(name);
    }

    /** Mounts one: {@code hierarchy("demo", h -> h.named().at("/tmp/demo"))}. */
    public static MountedHierarchy hierarchy(String name, Consumer<? super HierarchyDsl> words) {
        return here().hierarchy(name, words);
    }

    /** Calls back with what a cgroup does, each second and at every event, until the answer is false. */
    public static void watch(ControlGroup cgroup, Predicate<? super Happening> reader) throws InterruptedException {
        here().watch(cgroup, reader);
    }

    /** The same with {@code Map.of("every", millis(200), "times", 10)}. */
    public static void watch(Map<String, ?> options, ControlGroup cgroup, Predicate<? super Happening> reader)
            throws InterruptedException {
        here().watch(options, cgroup, reader);
    }

    /** Prints how to ask for help. */
    public static void help() {
        here().help();
    }

    /** Prints what there is to say of a control file, a controller or a block. */
    public static void help(String topic) {
        here().help(topic);
    }

    /** The cgroups of this host, or those that the words of lscgroup(1) name. */
    public static List<ListedCgroup> lscgroup(Object... words) {
        return here().lscgroup(words);
    }

    /** The hierarchies by their controllers, as lssubsys(1) lists them. */
    public static List<HierarchyLine> lssubsys(Object... words) {
        return here().lssubsys(words);
    }

    /** Parameters of cgroups, as cgget(1) reads them. */
    public static List<GroupParameters> cgget(Object... words) {
        return here().cgget(words);
    }

    /** The same in terms of v1 or v2, whichever is mounted. */
    public static List<GroupParameters> cgxget(Object... words) {
        return here().cgxget(words);
    }

    /** All cgroups as a configuration for cgconfigparser(8), as cgsnapshot(1) prints it. */
    public static Snapshot cgsnapshot(Object... words) {
        return here().cgsnapshot(words);
    }

    /** Makes cgroups, as cgcreate(1) does. */
    public static void cgcreate(Object... words) {
        here().cgcreate(words);
    }

    /** Removes cgroups, as cgdelete(1) does. */
    public static void cgdelete(Object... words) {
        here().cgdelete(words);
    }

    /** Sets control files, as cgset(1) does. */
    public static void cgset(Object... words) {
        here().cgset(words);
    }

    /** The same in terms of v1 or v2, whichever is mounted. */
    public static void cgxset(Object... words) {
        here().cgxset(words);
    }

    /** Moves processes, as cgclassify(1) does. */
    public static void cgclassify(Object... words) {
        here().cgclassify(words);
    }

    /** Mounts hierarchies and makes cgroups by a file, as cgconfigparser(8) does. */
    public static void cgconfigparser(Object... words) {
        here().cgconfigparser(words);
    }

    /** Removes the cgroups of a file, as cgclear(1) does. */
    public static void cgclear(Object... words) {
        here().cgclear(words);
    }

    /** All hierarchies, with their controllers, mounts and numbers of cgroups. */
    public static List<HierarchyStatus> hierarchies() {
        return here().hierarchies();
    }

    private static Containers here() {
        if (Thread.currentThread().getContextClassLoader() instanceof Here here) {
            return here.containers();
        }
        throw new IllegalStateException(
                "there is no session here: write var cgroovy = Containers.local(); cgroovy." + "container(...)");
    }
}
