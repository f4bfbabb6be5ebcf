package org.cgroovy.runner.service;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Parcel;
import org.cgroovy.linux.UnixSocket;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.ServedUser;
import org.cgroovy.runner.ServiceHost;
import org.cgroovy.runner.wire.Reply;
import org.cgroovy.runner.wire.Request;
import org.cgroovy.spec.SpecException;

/** Somebody who is connected: what he asks is taken in one after the other, and worked on by others. */
final class Client implements Runnable {
    private final ServiceHost host;
    private final UnixSocket socket;
    private final Journal journal;
    private final ServedUser user;
    private final Rooms rooms;
    private final UserRoom room;
    private final Line line;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    Client(ServiceHost host, UnixSocket socket, Journal journal, ServedUser user, Rooms rooms, UserRoom room) {
        this.host = host;
        this.socket = socket;
        this.journal = journal;
        this.user = user;
        this.rooms = rooms;
        this.room = room;
        this.line = new Line(socket);
    }

    @Override
    public void run() {
        try {
            while (takeOne()) {
                // on to the next
            }
        } catch (KernelException | SpecException e) {
            journal.refused(user.peer(), user.caller().user(), Map.of(), String.valueOf(e.getMessage()));
            line.send(new Reply.Refused(0, "not understood: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    /** Gives whether there was one. Who asks more than he may have worked on at once has to wait. */
    private boolean takeOne() throws InterruptedException {
        var parcel = socket.receive();
        if (parcel.isEmpty()) {
            return false;
        }
        Request request = decode(parcel.get());
        room.requests().acquire();
        rooms.asked(room);
        host.later(() -> {
            try {
                new Answer(host.kernel(), user, room, line, journal, started)
                        .to(request, parcel.get().descriptors());
            } finally {
                room.requests().release();
                rooms.answered(room);
            }
        });
        return true;
    }

    private Request decode(Parcel parcel) {
        try {
            return Request.decode(parcel.bytes());
        } catch (RuntimeException e) {
            parcel.descriptors().forEach(host.kernel()::close);
            throw e instanceof SpecException known ? known : new SpecException(String.valueOf(e.getMessage()));
        }
    }

    /** What ends with who started it ends now. */
    private void leave() {
        line.close();
        for (String id : started) {
            try {
                room.runner().container(id).remove();
            } catch (RunnerException e) {
                journal.detail("container " + id + " ended by itself: " + e.getMessage());
            }
        }
    }
}
