package org.cgroovy.runner.service;

import java.util.List;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.UnixSocket;
import org.cgroovy.runner.wire.Reply;

/** The way back to a client, for several threads. One that does not read loses his connection, and nobody waits for him. */
final class Line {
    private final UnixSocket socket;
    private boolean closed;

    Line(UnixSocket socket) {
        this.socket = socket;
    }

    void send(Reply reply) {
        send(reply, List.of());
    }

    /** Sends an answer with copies of these descriptors. */
    synchronized void send(Reply reply, List<Integer> descriptors) {
        if (closed) {
            return;
        }
        try {
            socket.send(reply.encode(), descriptors, false);
        } catch (KernelException e) {
            socket.shutdown(); // who receives here learns of it
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        socket.close();
    }
}
