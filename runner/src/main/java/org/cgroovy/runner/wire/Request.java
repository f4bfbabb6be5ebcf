package org.cgroovy.runner.wire;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.plan.WindowSize;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.JsonObject;
import org.cgroovy.spec.OciJson;
import org.cgroovy.spec.SpecException;

/**
 * One thing that is asked of the runner's service. With {@link Verb#START} and {@link Verb#EXEC} come three descriptors,
 * for standard input, output and error, unless a terminal is wanted.
 *
 * @param number chosen by who asks; answers have it too
 * @param container its id; for {@link Verb#LIST}, that of the last one that is known, or empty
 * @param spec where the verb needs one
 * @param signal for {@link Verb#KILL}; else 0
 * @param terminal whether the process gets a terminal; its other side comes with the answer
 * @param window the size of that terminal
 */
public record Request(
        long number,
        Verb verb,
        String container,
        Optional<ContainerSpec> spec,
        int signal,
        boolean terminal,
        Optional<WindowSize> window) {
    static final int VERSION = 1;
    private static final int LARGEST_SIGNAL = 64;
    private static final int LARGEST_WINDOW = 0xffff;
    private static final Set<String> KEYS =
            Set.of("cgroovy", "number", "do", "container", "config", "signal", "terminal", "columns", "rows");

    /** One that says no more than that. */
    public static Request of(long number, Verb verb, String container) {
        return new Request(number, verb, container, Optional.empty(), 0, false, Optional.empty());
    }

    public Request withSpec(ContainerSpec described) {
        return new Request(number, verb, container, Optional.of(described), signal, terminal, window);
    }

    public Request withSignal(int named) {
        return new Request(number, verb, container, spec, named, terminal, window);
    }

    public Request withTerminal(Optional<WindowSize> size) {
        return new Request(number, verb, container, spec, signal, true, size);
    }

    /** @throws SpecException when it is too long */
    public byte[] encode() {
        var map = new LinkedHashMap<String, Object>();
        map.put("cgroovy", VERSION);
        map.put("number", number);
        map.put("do", verb.word());
        map.put("container", container);
        spec.ifPresent(described -> map.put("config", OciJson.object(described)));
        if (signal != 0) {
            map.put("signal", signal);
        }
        if (terminal) {
            map.put("terminal", true);
        }
        window.ifPresent(size -> {
            map.put("columns", size.columns());
            map.put("rows", size.rows());
        });
        return Frames.encode(map);
    }

    /** @throws SpecException that says what is wrong with it */
    public static Request decode(byte[] bytes) {
        JsonObject json = Frames.decode(bytes);
        json.requireOnly(KEYS);
        long version = json.requiredNumber("cgroovy");
        if (version != VERSION) {
            throw new SpecException("cgroovy: is version " + version + ", and this is version " + VERSION
                    + "; the console and the runner must be of one version");
        }
        Verb verb = Verb.named(json.requiredText("do"));
        String named = json.text("container").orElse("");
        String container = verb == Verb.LIST && named.isEmpty() ? "" : ContainerSpec.requireId(named);
        return new Request(
                json.requiredNumber("number"),
                verb,
                container,
                spec(json, verb, container),
                signal(json, verb),
                json.flag("terminal"),
                window(json));
    }

    private static int signal(JsonObject json, Verb verb) {
        if (verb != Verb.KILL) {
            return Frames.within(json, "signal", 0, 0);
        }
        json.requiredNumber("signal");
        return Frames.within(json, "signal", 1, LARGEST_SIGNAL);
    }

    private static Optional<ContainerSpec> spec(JsonObject json, Verb verb, String container) {
        boolean needed = verb == Verb.START || verb == Verb.EXEC || verb == Verb.UPDATE;
        if (needed != json.has("config")) {
            throw new SpecException("config: " + (needed ? "is missing" : "has no place in " + verb.word()));
        }
        return needed ? Optional.of(OciJson.read(container, json.object("config"), Path.of("/"))) : Optional.empty();
    }

    private static Optional<WindowSize> window(JsonObject json) {
        if (!json.has("columns")) {
            return Optional.empty();
        }
        return Optional.of(new WindowSize(
                Frames.within(json, "rows", 0, LARGEST_WINDOW), Frames.within(json, "columns", 0, LARGEST_WINDOW)));
    }

    /** What it is, in a few words. */
    public Map<String, String> summary() {
        var words = new LinkedHashMap<String, String>();
        words.put("do", verb.word());
        if (!container.isEmpty()) {
            words.put("container", container);
        }
        return words;
    }
}
