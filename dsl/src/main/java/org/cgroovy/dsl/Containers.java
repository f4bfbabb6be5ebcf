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
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;
import org.cgroovy.runner.BusyboxRoot;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.EmbeddedRunner;
import org.cgroovy.runner.Log;
import org.jspecify.annotations.Nullable;

/**
 * The words for Java and JShell:
 *
 * <pre>{@code
 * var cgroovy = Containers.local();
 * Result result = cgroovy.container(c -> c.hostname("inside").rootfs(busybox())
 *         .limits(l -> l.cpu(percent(50)).pids(10))
 *         .run("/bin/sh"));
 * }</pre>
 */
public final class Containers implements AutoCloseable {
    private final Session session;

    public Containers(Session session) {
        this.session = session;
    }

    /** Containers of this host, with the rights of this process; its output is the standard output. */
    @SuppressWarnings("resource")
    public static Containers local() {
        return new Containers(
                new Session(EmbeddedRunner::onThisHost, System.out, Containers::isAtTerminal, Session.Mode.RUN));
    }

    private static boolean isAtTerminal() {
        var kernel = new Kernel();
        return new Tty(kernel, 0).isTerminal() && new Tty(kernel, 1).isTerminal();
    }

    /** Describes a container and does what the description ends with: run, start or capture. */
    public <R> R container(Function<? super ContainerDsl, Ending<R>> words) {
        return container(Names.random(), words);
    }

    /** The same with a name, which is the name of its cgroup too. */
    public <R> R container(String name, Function<? super ContainerDsl, Ending<R>> words) {
        var block = new ContainerDsl(name);
        return words.apply(block).reach(block.define(session));
    }

    /** Describes a container to be run later. */
    public ContainerDefinition define(String name, Consumer<? super ContainerDsl> words) {
        var block = new ContainerDsl(name);
        words.accept(block);
        return block.define(session);
    }

    /** The same as the {@code config.json} of an OCI bundle describes it: {@code define(Map.of("oci", "/root/bundle"), "web", c -> {})}. */
    public ContainerDefinition define(Map<String, ?> options, String name, Consumer<? super ContainerDsl> words) {
        ContainerDsl block = OciWord.read(session, options, name);
        words.accept(block);
        return block.define(session);
    }

    /** Begins with what an OCI bundle says, and does what the description ends with: run, start or capture. */
    public <R> R container(Map<String, ?> options, String name, Function<? super ContainerDsl, Ending<R>> words) {
        ContainerDsl block = OciWord.read(session, options, name);
        return words.apply(block).reach(block.define(session));
    }

    /** A directory with busybox and a link for each of its commands; made once from the host's static busybox. */
    public static String busybox() {
        return BusyboxRoot.path().toString();
    }

    /** All containers of this host that this user may see. */
    public List<ContainerStatus> ps() {
        return session.runner().list();
    }

    /** The running container of that name, whoever started it. */
    public RunningContainer find(String id) {
        return session.find(id);
    }

    /** What a container in the background has written. */
    public Log logs(Object container) {
        return Running.of(session, "logs", container).logs();
    }

    /** Connects the terminal to a container that was started with {@code terminal(true)}; Ctrl-P Ctrl-Q leaves it again. */
    public RunningContainer attach(Object container) {
        return Running.attach(session, container);
    }

    /** Attaches to the container with a terminal that was started or attached to last. */
    public RunningContainer fg() {
        return attach(session.background().requireForemost());
    }

    /** A cgroup, as {@code cgroup(…)} in a script. */
    public ControlGroup cgroup(String address) {
        return Groups.of(session, address);
    }

    /** Makes a cgroup that is as the words say; one that is there already is changed. */
    public ControlGroup cgroup(String address, Consumer<? super CgroupDsl> words) {
        return Groups.make(session, address, words::accept);
    }

    /** Runs a block; when it throws, what words have changed of cgroups in it is undone. */
    public <T extends @Nullable Object> T transaction(Supplier<T> block) {
        return session.transaction(block);
    }

    /** A hierarchy that is mounted, by its name or one of its controllers. */
    public MountedHierarchy hierarchy(String name) {
        return MountedHierarchy.of(session, name);
    }

    /** Mounts one: {@code hierarchy("demo", h -> h.named().at("/tmp/demo"))}. */
    public MountedHierarchy hierarchy(String name, Consumer<? super HierarchyDsl> words) {
        var block = new HierarchyDsl(name);
        words.accept(block);
        return block.mount(session);
    }

    /** Calls back with what a cgroup does, each second and at every event, until the answer is false. */
    public void watch(ControlGroup cgroup, Predicate<? super Happening> reader) throws InterruptedException {
        watch(Map.of(), cgroup, reader);
    }

    /** The same with {@code Map.of("every", millis(200), "times", 10)}. */
    public void watch(Map<String, ?> options, ControlGroup cgroup, Predicate<? super Happening> reader)
            throws InterruptedException {
        cgroup.watch(options, new Lambda(this, happening -> reader.test((Happening) happening)));
    }

    /** Prints how to ask for help. */
    public void help() {
        session.out().println(HelpTopics.overview());
    }

    /** Prints what there is to say of a control file, a controller or a block. */
    public void help(String topic) {
        session.out().println(HelpTopics.about(topic));
    }

    /** The cgroups of this host, or those that the words of lscgroup(1) name. */
    public List<ListedCgroup> lscgroup(Object... words) {
        return session.mirrors().call("lscgroup", words, ListedCgroup.class);
    }

    /** The hierarchies by their controllers, as lssubsys(1) lists them. */
    public List<HierarchyLine> lssubsys(Object... words) {
        return session.mirrors().call("lssubsys", words, HierarchyLine.class);
    }

    /** Parameters of cgroups, as cgget(1) reads them. */
    public List<GroupParameters> cgget(Object... words) {
        return session.mirrors().call("cgget", words, GroupParameters.class);
    }

    /** The same in terms of v1 or v2, whichever is mounted. */
    public List<GroupParameters> cgxget(Object... words) {
        return session.mirrors().call("cgxget", words, GroupParameters.class);
    }

    /** All cgroups as a configuration for cgconfigparser(8), as cgsnapshot(1) prints it. */
    public Snapshot cgsnapshot(Object... words) {
        return session.mirrors().call("cgsnapshot", words, Snapshot.class).get(0);
    }

    /** Makes cgroups, as cgcreate(1) does. */
    public void cgcreate(Object... words) {
        session.change("cgcreate", words);
    }

    /** Removes cgroups, as cgdelete(1) does. */
    public void cgdelete(Object... words) {
        session.change("cgdelete", words);
    }

    /** Sets control files, as cgset(1) does. */
    public void cgset(Object... words) {
        session.change("cgset", words);
    }

    /** The same in terms of v1 or v2, whichever is mounted. */
    public void cgxset(Object... words) {
        session.change("cgxset", words);
    }

    /** Moves processes, as cgclassify(1) does. */
    public void cgclassify(Object... words) {
        session.change("cgclassify", words);
    }

    /** Mounts hierarchies and makes cgroups by a file, as cgconfigparser(8) does. */
    public void cgconfigparser(Object... words) {
        session.change("cgconfigparser", words);
    }

    /** Removes the cgroups of a file, as cgclear(1) does. */
    public void cgclear(Object... words) {
        session.change("cgclear", words);
    }

    /** All hierarchies, with their controllers, mounts and numbers of cgroups. */
    public List<HierarchyStatus> hierarchies() {
        return session.cgroups().hierarchies();
    }

    /** Ends the containers that were started and not detached. */
    @Override
    public void close() {
        session.close();
    }
}
