package org.cgroovy.runner.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.Policy;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.ProcessStreams;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.ServedProcess;
import org.cgroovy.runner.ServedUser;
import org.cgroovy.runner.wire.Bodies;
import org.cgroovy.runner.wire.Reply;
import org.cgroovy.runner.wire.Request;
import org.cgroovy.spec.ContainerSpec;

/** Does one thing that was asked, or says why not. */
final class Answer {
    private final Kernel kernel;
    private final ServedUser user;
    private final UserRoom room;
    private final Line line;
    private final Journal journal;
    private final Set<String> started;
    private boolean noted;

    /** @param started the containers that end with the connection */
    Answer(Kernel kernel, ServedUser user, UserRoom room, Line line, Journal journal, Set<String> started) {
        this.kernel = kernel;
        this.user = user;
        this.room = room;
        this.line = line;
        this.journal = journal;
        this.started = started;
    }

    void to(Request request, List<Integer> descriptors) {
        try (var streams = new ProcessStreams(kernel, descriptors, request.terminal(), request.window())) {
            switch (request.verb()) {
                case START -> start(request, streams);
                case EXEC -> exec(request, streams);
                case FIND -> find(request);
                default -> line.send(Reply.done(request.number(), body(request)));
            }
            if (!noted) {
                journal.allowed(user.peer(), user.caller().user(), request.summary());
            }
        } catch (RuntimeException e) {
            String why = Reasons.of(e);
            note(request, why);
            Reasons.unknown(e).ifPresent(journal::detail);
            line.send(new Reply.Refused(request.number(), why));
        }
    }

    private void note(Request request, String why) {
        if (noted) {
            journal.failed(user.peer(), user.caller().user(), request.summary(), why);
        } else {
            journal.refused(user.peer(), user.caller().user(), request.summary(), why);
        }
    }

    /** Nothing is started that is not in the journal. */
    private void noteFirst(Request request) {
        journal.allowed(user.peer(), user.caller().user(), request.summary());
        journal.requireWritten();
        noted = true;
    }

    private void start(Request request, ProcessStreams streams) {
        streams.require();
        Policy.Verdict verdict = policy().judge(request.spec().orElseThrow());
        requireAllowed(verdict.reasons());
        ContainerSpec spec = verdict.spec();
        ServedProcess process = started(request, spec, streams);
        if (!spec.detach()) {
            started.add(spec.id());
            // Before he learns of its end, for then he may start another one of that name.
            process = process.beforeEnd(() -> started.remove(spec.id()));
        }
        tell(request, process, Bodies.of(new Bodies.Running(process.pid(), process.cgroups())));
        if (line.isClosed() && !spec.detach()) {
            room.runner().container(spec.id()).remove();
        }
    }

    private ServedProcess started(Request request, ContainerSpec spec, ProcessStreams streams) {
        room.starting().begin(spec.id(), room.grant().containers());
        try {
            noteFirst(request);
            return room.runner().start(user, spec, room.grant().total(), streams);
        } finally {
            room.starting().end(spec.id());
        }
    }

    private Policy policy() {
        if (!room.grant().allowed()) {
            throw new RunnerException("the administrator gives no containers to "
                    + user.caller().user() + " (allow in the policy of cgroovy runner)");
        }
        return new Policy(user.caller(), room.grant().ceiling());
    }

    private static void requireAllowed(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new RunnerException("cgroovy runner refuses what " + String.join(", and ", reasons)
                    + "; leave that out, or ask root to do it");
        }
    }

    private void exec(Request request, ProcessStreams streams) {
        streams.require();
        Container container = room.runner().container(request.container());
        var process = request.spec().orElseThrow().process();
        requireAllowed(policy().judge(container.spec(), process));
        noteFirst(request);
        ServedProcess entered =
                room.runner().exec(user, request.container(), policy().withHisRlimits(process), streams);
        tell(request, entered, Bodies.of(new Bodies.Running(entered.pid(), entered.cgroups())));
    }

    private void find(Request request) {
        ServedProcess found = room.runner().process(request.container());
        ContainerSpec spec = room.runner().container(request.container()).spec();
        tell(request, found, Bodies.of(new Bodies.Running(found.pid(), found.cgroups()), spec));
    }

    /** That it runs, now; and when it has ended, how. */
    private void tell(Request request, ServedProcess process, Map<String, Object> body) {
        line.send(Reply.done(request.number(), body), process.terminal());
        process.terminal().forEach(kernel::close);
        var unused = process.finished().whenComplete((result, failure) -> {
            line.send(
                    failure == null
                            ? new Reply.Ended(request.number(), result)
                            : new Reply.Refused(request.number(), Reasons.of(failure)));
        });
    }

    private Map<String, Object> body(Request request) {
        String id = request.container();
        switch (request.verb()) {
            case LIST -> {
                return Bodies.ofStatuses(room.runner().list(), id);
            }
            case KILL -> container(id).kill(request.signal());
            case PAUSE -> container(id).pause();
            case RESUME -> container(id).resume();
            case REMOVE -> container(id).remove();
            case UPDATE -> {
                var limits = request.spec().orElseThrow().limits();
                requireAllowed(policy().judge(limits));
                container(id).update(policy().complete(limits));
            }
            case STATS -> {
                return Bodies.of(container(id).stats());
            }
            case PROCESSES -> {
                return Bodies.ofPids(container(id).processes());
            }
            case AUDIT -> {
                return Bodies.ofExposures(container(id).audit());
            }
            default -> throw new IllegalStateException("not a plain request: " + request.verb());
        }
        return Map.of();
    }

    private Container container(String id) {
        return room.runner().container(id);
    }
}
