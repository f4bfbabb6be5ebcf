package org.cgroovy.dsl;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgroovy.cgroup.tree.HierarchyStatus;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;
import org.cgroovy.runner.BusyboxRoot;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.EmbeddedRunner;

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
        return session.adopt(session.runner().find(id));
    }

    /** A cgroup, as {@code cgroup(…)} in a script. */
    public ControlGroup cgroup(String address) {
        return Groups.of(session, address);
    }

    /** Makes a cgroup that is as the words say; one that is there already is changed. */
    public ControlGroup cgroup(String address, Consumer<? super CgroupDsl> words) {
        return Groups.make(session, address, words::accept);
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
