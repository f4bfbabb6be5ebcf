package org.cgroovy.runner.service;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Peer;
import org.cgroovy.linux.UnixSocket;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.ServedUser;
import org.cgroovy.runner.ServiceHost;
import org.cgroovy.runner.wire.Reply;

/** The runner as a service: listens, and gives each who connects a thread of his own. */
public final class RunnerService {
    private static final int MOST_CONNECTIONS = 1000;
    private static final int BACKLOG = 128;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int STACK_BYTES = 1 << 20; // a thousand levels of JSON

    private final ServiceHost host;
    private final ServiceSettings settings;
    private final Journal journal;
    private final Rooms rooms;
    private final AtomicInteger connections = new AtomicInteger();

    /**
     * @param log where the journal goes; must not buffer
     * @throws PolicyException when the policy file is wrong
     */
    public RunnerService(ServiceSettings settings, OutputStream log) {
        this(settings, ServiceHost.onThisHost(settings.notes(), settings.cgroups(), settings.manager()), log);
    }

    /**
     * The same for a host that is known already.
     *
     * @param log where the journal goes; must not buffer
     * @throws PolicyException when the policy file is wrong
     */
    public RunnerService(ServiceSettings settings, ServiceHost host, OutputStream log) {
        this.settings = settings;
        this.journal = new Journal(log, settings.verbose());
        var administration = new PolicyFile(settings.policy()).read();
        this.host = host;
        this.rooms = new Rooms(host, administration.over(Rule.ofTotalMemory(host.totalMemory())), journal);
    }

    /** Serves, until the process is ended. Containers do not end with it: the next one takes them over. */
    public void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(rooms::close));
        host.makeNotes();
        host.usersWithNotes().forEach(rooms::adopt);
        UnixSocket listening = settings.activated().isPresent()
                ? new UnixSocket(host.kernel(), settings.activated().getAsInt())
                : listen();
        journal.say("listening at " + settings.socket() + "; policy " + settings.policy()
                + (Files.exists(settings.policy()) ? "" : " (none)"));
        while (true) {
            next(listening).ifPresent(this::admit);
        }
    }

    /** Who cannot be let in for want of descriptors or memory is not, and the others are served. */
    private Optional<UnixSocket> next(UnixSocket listening) {
        try {
            return Optional.of(listening.accept());
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOTSOCK || e.errno() == Errno.EINVAL) {
                throw new RunnerException("what was handed over is no socket that listens: " + e.getMessage()
                        + "; see sd_listen_fds(3), or start it without LISTEN_FDS");
            }
            journal.say("nobody can be let in: " + e.getMessage());
            LockSupport.parkNanos(PAUSE_NANOS);
            return Optional.empty();
        }
    }

    private UnixSocket listen() {
        String path = settings.socket().toString();
        removeStale(path);
        UnixSocket socket = bind(path);
        try {
            Files.setPosixFilePermissions(settings.socket(), PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> host.kernel().unlink(path)));
        return socket;
    }

    private UnixSocket bind(String path) {
        try {
            return UnixSocket.listen(host.kernel(), path, BACKLOG);
        } catch (KernelException e) {
            throw new RunnerException("nobody could ask at " + path + ": " + e.getMessage()
                    + "; make room or let root write there, or take another --socket");
        }
    }

    private void removeStale(String path) {
        try {
            UnixSocket.connect(host.kernel(), path).close();
        } catch (KernelException e) {
            if (e.errno() == Errno.ECONNREFUSED) {
                host.kernel().unlink(path);
            }
            return;
        }
        throw new RunnerException("a runner listens at " + path + " already; end that one, or take another --socket");
    }

    private void admit(UnixSocket socket) {
        Peer peer = socket.peer();
        int connected = connections.incrementAndGet();
        try {
            if (peer.pid() == 0) {
                throw new RunnerException("who asks from another pid namespace is not known here");
            }
            if (connected > MOST_CONNECTIONS) {
                throw new RunnerException("too many are connected");
            }
            ServedUser user = host.user(peer);
            UserRoom room = rooms.enter(user);
            serve(new Client(host, socket, journal, user, rooms, room), room, peer);
        } catch (RuntimeException e) {
            connections.decrementAndGet();
            journal.refused(peer, "?", Map.of("do", "connect"), Reasons.of(e));
            new Line(socket).send(new Reply.Refused(0, Reasons.of(e)));
            socket.close();
        }
    }

    private void serve(Client client, UserRoom room, Peer peer) {
        new Thread(
                        null,
                        () -> {
                            try {
                                client.run();
                            } finally {
                                connections.decrementAndGet();
                                rooms.leave(room);
                            }
                        },
                        "cgroovy-client-" + peer.pid(),
                        STACK_BYTES)
                .start();
    }
}
