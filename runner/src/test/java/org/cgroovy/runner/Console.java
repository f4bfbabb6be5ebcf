package org.cgroovy.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;

/**
 * What a user does with the runner's service, told by a spec. Argument: its socket. On standard input a line for each wish: the
 * verb, a container's name, a file with its config.json. To each one line is the answer.
 */
final class Console {
    private static final int TRIES = 500;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Runner runner;
    private final Map<String, Container> known = new ConcurrentHashMap<>();

    private Console(Runner runner) {
        this.runner = runner;
    }

    public static void main(String[] args) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Runner runner = RunnerClient.connect(Path.of(args[0]))) {
            var console = new Console(runner);
            System.out.println("connected");
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(console.answer(line.split(" ")));
            }
        }
    }

    private String answer(String[] words) throws IOException {
        try {
            return switch (words[0]) {
                case "start" -> started(spec(words));
                case "run" -> ended(runner.run(spec(words), Stdio.CAPTURE));
                case "wait" -> ended(find(words[1]).waitFor());
                case "churn" -> churned(words);
                case "kill" -> killed(words[1], Integer.parseInt(words[2]));
                default -> removed(words[1]);
            };
        } catch (RuntimeException e) {
            return "refused " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    /** After the usual words, how many containers for how many seconds. */
    private String churned(String[] words) throws IOException {
        try {
            return new Churn(runner, spec(words)).run(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContainerSpec spec(String[] words) throws IOException {
        Path file = Path.of(words[2]);
        return OciJson.read(words[1], Files.readString(file), file.resolveSibling(""));
    }

    private String started(ContainerSpec spec) {
        Container container = runner.start(spec, Stdio.CAPTURE);
        known.put(spec.id(), container);
        return "started " + container.pid();
    }

    private Container find(String id) {
        Container mine = known.get(id);
        return mine == null ? runner.find(id) : mine;
    }

    private String killed(String id, int signal) {
        find(id).kill(signal);
        return "killed";
    }

    private static String ended(Result result) {
        return "ended " + result.exitCode() + " " + coded(result.out()) + " " + coded(result.err());
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    /** Also one that was thought to be lost, by a service that was started again just now. */
    private String removed(String id) {
        known.remove(id);
        for (int i = 0; i < TRIES; i++) {
            try {
                runner.find(id).remove();
                return "removed";
            } catch (RunnerLostException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        throw new RunnerException("the runner does not come back");
    }
}
