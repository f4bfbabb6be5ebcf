package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Peer;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.service.ServiceSettings;
import org.cgroovy.runner.wire.Bodies;
import org.cgroovy.runner.wire.Request;
import org.cgroovy.runner.wire.Verb;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.JsonObject;

/** A runner in another process, one of root: the containers are made there, what they read and write stays here. */
public final class RunnerClient implements Runner {
    private final RunnerParts parts;
    private final Link link;
    private final Map<String, RemoteContainer> started = new ConcurrentHashMap<>();
    private boolean swept;

    private RunnerClient(RunnerParts parts, Link link) {
        this.parts = parts;
        this.link = link;
    }

    /** @throws org.cgroovy.linux.KernelException when nobody listens there, or lets us in */
    public static RunnerClient connect(Path socket) {
        var kernel = new Kernel();
        var link = new Link(kernel, socket.toString());
        return new RunnerClient(RunnerParts.of(kernel, HostProbe.read(kernel)), link);
    }

    /** As the service will plan it, as far as that can be known here: its ceilings it knows alone. */
    @Override
    public Plan plan(ContainerSpec spec, Stdio stdio) {
        HostFacts own = parts.facts();
        var peer = new Peer((int) ProcessHandle.current().pid(), own.uid(), own.gid(), Set.of());
        HostFacts served = ServiceHost.facts(
                HostProbe.whole(parts.kernel()),
                peer,
                own.rootless().user(),
                ServiceSettings.NOTES,
                ServiceSettings.CGROUPS);
        return new Planner(HostProbe.withWindow(parts.kernel(), served, stdio)).plan(spec, stdio);
    }

    @Override
    public Container start(ContainerSpec spec, Stdio stdio) {
        Streams streams = connect(stdio, spec.id());
        Request request = Request.of(link.number(), Verb.START, spec.id()).withSpec(spec);
        var container = new RemoteContainer(parts, link, spec, streams, it -> forget(it, stdio));
        try {
            Link.Answered answer = RemoteProcess.ask(parts, link, request, stdio, streams, container::ended);
            streams.launched(answer.descriptors());
            started.put(spec.id(), container);
            container.runs(Bodies.running(answer.body()));
        } catch (RuntimeException e) {
            started.remove(spec.id(), container);
            streams.abandon();
            throw e;
        }
        return container;
    }

    /** Its log goes with it. */
    private void forget(RemoteContainer container, Stdio stdio) {
        started.remove(container.id(), container);
        if (stdio.isBackground()) {
            parts.states().remove(container.id(), true);
        }
    }

    /** @throws RunnerException when what it writes in the background cannot be kept */
    private Streams connect(Stdio stdio, String id) {
        try {
            if (stdio.isBackground()) {
                prepareLogs();
            }
            return parts.connect(stdio, id);
        } catch (KernelException e) {
            throw new RunnerException("the output of container " + id + " cannot be kept in "
                    + parts.states().root() + ": " + e.getMessage()
                    + "; make room or let yourself write there, or set XDG_RUNTIME_DIR to another directory of yours");
        }
    }

    /** Logs of consoles that were killed go first. */
    private synchronized void prepareLogs() {
        if (!swept) {
            swept = true;
            gc();
        }
        parts.states().makeRoot();
    }

    @Override
    public List<ContainerStatus> list() {
        var all = new ArrayList<ContainerStatus>();
        String last = "";
        boolean more = true;
        while (more) {
            JsonObject page = link.ask(Request.of(link.number(), Verb.LIST, last));
            List<ContainerStatus> rows = Bodies.statuses(page);
            all.addAll(rows);
            more = Bodies.hasMore(page) && !rows.isEmpty();
            last = rows.isEmpty() ? "" : rows.get(rows.size() - 1).id();
        }
        return all;
    }

    @Override
    public Container find(String id) {
        RemoteContainer mine = started.get(id);
        return mine == null ? RemoteContainer.find(parts, link, id) : mine;
    }

    /** Containers are the service's business; their logs are kept here. */
    @Override
    public List<String> gc() {
        Set<String> running = list().stream().map(ContainerStatus::id).collect(Collectors.toSet());
        return parts.states().removeLogsBut(running).stream()
                .map(id -> "log of container " + id)
                .toList();
    }

    @Override
    public void close() {
        started.values().forEach(container -> {
            if (!container.spec().detach()) {
                container.remove();
            }
        });
        link.close();
        parts.states().close();
        parts.logs().close();
        parts.launchers().close();
        parts.reaper().close();
        parts.spares().close();
    }
}
