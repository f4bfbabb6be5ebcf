package org.cgroovy.dsl;

import java.util.function.Consumer;
import java.util.function.Function;
import org.cgroovy.runner.BusyboxRoot;

/**
 * The words for Java and JShell:
 *
 * <pre>{@code
 * Result result = containers.container(c -> c.hostname("inside").rootfs(busybox())
 *         .limits(l -> l.cpu(percent(50)).pids(10))
 *         .run("/bin/sh"));
 * }</pre>
 */
public final class Containers {
    private final Session session;

    public Containers(Session session) {
        this.session = session;
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
}
