package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.wire.Reply;
import org.cgroovy.runner.wire.Request;
import org.jspecify.annotations.Nullable;

/** The end of a process that a runner's service started: first it ends there, then all that it wrote arrives here. */
final class RemoteProcess {
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Result> there = new CompletableFuture<>();
    private final CompletableFuture<Result> finished;

    /** @param over called however it ended, before anybody learns that it did */
    RemoteProcess(Streams streams, Executor workers, Runnable over) {
        this.finished = begun.thenCompose(nothing -> there)
                .handleAsync((result, failure) -> finish(streams, over, result, failure), workers);
    }

    private static Result finish(Streams streams, Runnable over, @Nullable Result result, @Nullable Throwable failure) {
        Result finished = streams.finish(result == null ? Result.NONE : result);
        over.run();
        if (failure != null) {
            throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
        }
        return finished;
    }

    /** Asks for a process that has these streams. */
    static Link.Answered ask(
            RunnerParts parts,
            Link link,
            Request request,
            Stdio stdio,
            Streams streams,
            Consumer<? super Optional<Reply>> end) {
        Request asked = stdio.isTerminal()
                ? request.withTerminal(HostProbe.withWindow(parts.kernel(), parts.facts(), stdio)
                        .window())
                : request;
        return link.ask(asked, descriptors(stdio, streams), end);
    }

    /** What the service sends: three descriptors of ours, or none where there is a terminal. */
    private static List<Integer> descriptors(Stdio stdio, Streams streams) {
        Map<String, Integer> fds = streams.fds();
        return switch (stdio) {
            case INHERIT -> List.of(0, 1, 2);
            case CAPTURE, LOG -> List.of(fds.get("stdin"), fds.get("stdout"), fds.get("stderr"));
            case TERMINAL, HELD_TERMINAL -> List.of();
        };
    }

    /** Called when its streams are ready for their end, which may have come already. */
    void begun() {
        begun.complete(null);
    }

    void ended(Reply reply) {
        if (reply instanceof Reply.Ended ended) {
            there.complete(ended.result());
        } else {
            lost(reply instanceof Reply.Refused refused ? refused.reason() : "the runner answered out of order");
        }
    }

    void lost(String why) {
        there.completeExceptionally(new RunnerException(why));
    }

    CompletableFuture<Result> finished() {
        return finished;
    }
}
