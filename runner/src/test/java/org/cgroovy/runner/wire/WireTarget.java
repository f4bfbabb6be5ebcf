package org.cgroovy.runner.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.plan.Caller;
import org.cgroovy.plan.Ceiling;
import org.cgroovy.plan.Policy;
import org.cgroovy.plan.Subordinates;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Root;
import org.cgroovy.spec.SpecException;

/**
 * What {@code scripts/fuzz} has Jazzer call: any bytes through the decoder, and what can be read through the policy. It looks
 * at which code is reached, and finds what {@link Fuzz} does not; what it found is a row of {@code WireSpec}.
 */
public final class WireTarget {
    private static final Set<String> READABLE = Set.of("/home/alice/root", "/usr");
    private static final int ALICE = 1000;
    private static final long FIRST = 100_000;
    private static final long SIZE = 65_536;
    private static final Harmless JUDGE =
            new Harmless(new Policy(alice(), Ceiling.DEFAULT), READABLE, ALICE, FIRST, SIZE, 4096);

    private WireTarget() {}

    private static Caller alice() {
        return new Caller(
                "alice", ALICE, ALICE, Set.of(ALICE), ids("user"), ids("group"), List.of(), READABLE::contains);
    }

    private static Subordinates ids(String kind) {
        return Subordinates.of(
                kind,
                "alice",
                ALICE,
                ALICE,
                "/etc/subid",
                Optional.of("alice:" + FIRST + ":" + SIZE),
                Optional.of("the runner"));
    }

    /** Jazzer knows it by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            JUDGE.accept(Request.decode(input));
        } catch (SpecException e) {
            // as it should be
        }
    }

    /** Writes what to begin with. Argument: a directory. */
    public static void main(String[] args) throws IOException {
        Path corpus = Path.of(args[0]);
        var process = ProcessSpec.DEFAULT.withArgs(List.of("/bin/sh", "-c", "echo hi"));
        var spec = ContainerSpec.of("web", new Root("/home/alice/root", false), process);
        for (Verb verb : List.of(Verb.START, Verb.UPDATE, Verb.EXEC)) {
            Request request = Request.of(7, verb, "web").withSpec(spec);
            Files.write(corpus.resolve(verb.word()), request.encode());
        }
        Files.write(
                corpus.resolve("kill"),
                Request.of(7, Verb.KILL, "web").withSignal(9).encode());
        Files.write(corpus.resolve("list"), Request.of(7, Verb.LIST, "").encode());
    }
}
