package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Parcel;
import org.cgroovy.linux.UnixSocket;
import org.cgroovy.runner.wire.Reply;
import org.cgroovy.runner.wire.Request;
import org.cgroovy.spec.JsonObject;

/**
 * The connection to a runner's service. When that is started again, this connects again, and those who wait for an end are
 * told to ask anew.
 */
final class Link {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 50;

    /** Who is to be told what comes for a request. */
    private record Expected(CompletableFuture<Answered> answer, Consumer<? super Optional<Reply>> end) {}

    /** What was answered, with the descriptors that came with it. */
    record Answered(JsonObject body, List<Integer> descriptors) {}

    private final Kernel kernel;
    private final String path;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Expected> expected = new ConcurrentHashMap<>();
    private UnixSocket socket;
    private boolean closed;
    private Optional<String> refusal = Optional.empty();

    /** @throws KernelException when nobody listens there, or lets us in */
    Link(Kernel kernel, String path) {
        this.kernel = kernel;
        this.path = path;
        this.socket = UnixSocket.connect(kernel, path);
        var reader = new Thread(this::read, "cgroovy-link");
        reader.setDaemon(true);
        reader.start();
    }

    String path() {
        return path;
    }

    long number() {
        return numbers.incrementAndGet();
    }

    /** Asks something that is answered once. */
    JsonObject ask(Request request) {
        return ask(request, List.of(), nothing -> {}).body();
    }

    /**
     * Asks something that has an end.
     *
     * @param end told of the second answer; of nothing when the service was started again meanwhile
     * @throws RunnerException with the reason why it was not done
     */
    Answered ask(Request request, List<Integer> descriptors, Consumer<? super Optional<Reply>> end) {
        var answer = new CompletableFuture<Answered>();
        expected.put(request.number(), new Expected(answer, end));
        try {
            send(request.encode(), descriptors);
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RunnerException known ? known : lost();
        } catch (RuntimeException e) {
            expected.remove(request.number());
            throw e;
        }
    }

    private void send(byte[] bytes, List<Integer> descriptors) {
        UnixSocket current;
        synchronized (this) {
            current = socket;
        }
        try {
            current.send(bytes, descriptors, true);
        } catch (KernelException e) {
            throw lost();
        }
    }

    private synchronized RunnerLostException lost() {
        return new RunnerLostException(refusal.map(reason -> "the runner at " + path + " refuses: " + reason)
                .orElse("the runner at " + path + " is gone; start it again, or see cgroovy doctor"));
    }

    private void read() {
        do {
            try {
                Optional<Parcel> parcel = socket.receive();
                while (parcel.isPresent()) {
                    take(parcel.get());
                    parcel = socket.receive();
                }
            } catch (RuntimeException e) {
                // what cannot be understood is as good as nothing
            }
        } while (reconnect());
    }

    private void take(Parcel parcel) {
        Reply reply = Reply.decode(parcel.bytes());
        Expected waiting = expected.get(reply.number());
        if (waiting == null) {
            parcel.descriptors().forEach(kernel::close);
            if (reply instanceof Reply.Refused refused && refused.number() == 0) {
                refuse(refused.reason());
            }
        } else if (!waiting.answer.isDone()) {
            answer(reply, waiting, parcel.descriptors());
        } else {
            expected.remove(reply.number());
            waiting.end.accept(Optional.of(reply));
        }
    }

    private void answer(Reply reply, Expected waiting, List<Integer> descriptors) {
        if (reply instanceof Reply.Done done) {
            waiting.answer.complete(new Answered(done.body(), descriptors));
        } else {
            expected.remove(reply.number());
            String reason = reply instanceof Reply.Refused refused ? refused.reason() : "an end before its beginning";
            waiting.answer.completeExceptionally(new RunnerException(reason));
        }
    }

    /** It will have nothing to do with us, so there is no use in trying again. */
    private synchronized void refuse(String reason) {
        refusal = Optional.of(reason);
        closed = true;
    }

    private void failAll(RunnerException why) {
        expected.values().forEach(waiting -> waiting.answer.completeExceptionally(why));
    }

    /** Gives whether there is a service again. */
    private boolean reconnect() {
        List<Expected> ends = expected.values().stream()
                .filter(waiting -> waiting.answer.isDone())
                .toList();
        failAll(lost());
        expected.clear();
        boolean again = tryForAWhile();
        ends.forEach(waiting -> waiting.end.accept(Optional.empty()));
        return again;
    }

    private boolean tryForAWhile() {
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            synchronized (this) {
                if (closed) {
                    return false;
                }
                try {
                    UnixSocket fresh = UnixSocket.connect(kernel, path);
                    socket.close();
                    socket = fresh;
                    return true;
                } catch (KernelException e) {
                    // not yet
                }
            }
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
        return false;
    }

    synchronized void close() {
        closed = true;
        socket.shutdown();
    }
}
