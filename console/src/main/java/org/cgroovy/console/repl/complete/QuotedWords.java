package org.cgroovy.console.repl.complete;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.tool.Tools;
import org.cgroovy.console.repl.help.ConsoleTopics;
import org.cgroovy.dsl.ControlGroup;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Signal;

/** What may stand in quotes, by the word before them: {@code rootfs '/srv}, {@code cgroup('memory:/de}, {@code cg['pids.}. */
final class QuotedWords {
    /** A word with what it takes before the last quote, or a variable with a bracket. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?s)(?:^|.*[\\s;{(.=])(\\w+)(?:(\\[)|\\s*\\(\\s*|\\s+)((?:'[^']*'\\s*,\\s*)*)(['\"])([^'\"]*)$");

    private final Names names;
    private final Paths paths;
    private final Values values;
    private final CommandWords commands;
    private final Function<String, Optional<Object>> variables;

    /** @param variables what is there by that name */
    QuotedWords(Names names, CommandWords commands, Function<String, Optional<Object>> variables) {
        this.names = names;
        this.paths = new Paths(names);
        this.values = new Values(names);
        this.commands = commands;
        this.variables = variables;
    }

    Offer at(String before) {
        Matcher quoted = QUOTED.matcher(before);
        if (!quoted.matches()) {
            return Offer.NONE;
        }
        String word = quoted.group(1);
        String earlier = quoted.group(3);
        String quote = quoted.group(4);
        String begun = quoted.group(5);
        if (quoted.group(2) != null) {
            return variables
                    .apply(word)
                    .filter(ControlGroup.class::isInstance)
                    .map(cgroup -> files(begun, ((ControlGroup) cgroup).getFiles(), quote + "]"))
                    .orElse(Offer.NONE);
        }
        if (Tools.NAMES.contains(word)) {
            return commands.at(word, earlier.replaceAll("[',]+", " ") + begun);
        }
        return earlier.isEmpty() ? first(word, begun, quote) : second(word, earlier, begun, quote);
    }

    private Offer first(String word, String begun, String quote) {
        return switch (word) {
            case "help" -> Offer.of(begun, ConsoleTopics.all(), CommandWords::summary, quote);
            case "set" -> files(begun, Manual.SHIPPED.names(), quote);
            case "rootfs", "bind", "at" -> paths.files(begun, quote);
            case "cgroup" -> paths.address(begun, quote);
            case "hierarchy" -> Offer.of(begun, names.controllers(), quote);
            case "find" -> Offer.of(begun, names.containers(), quote);
            case "cpus" -> range(names.online("cpu"), begun, quote);
            case "mems" -> range(names.online("node"), begun, quote);
            case "hugetlb" -> Offer.of(begun, names.hugePages(), quote);
            case "io" -> Offer.of(begun, names.disks(), quote);
            case "cpu", "memory", "pids" -> Offer.of(begun, List.of("max"), name -> "no limit", quote);
            case "attach", "attachThread" -> Offer.of(begun, names.pids(), names::comm, quote);
            case "kill" -> Offer.of(begun, enums(Signal.values()), quote);
            case "drop", "add" -> Offer.of(begun, capabilities(), quote);
            case "share", "unshare" -> Offer.of(begun, namespaces(), quote);
            case "run", "start", "capture", "exec" -> paths.files(begun, quote);
            default -> Offer.NONE;
        };
    }

    private Offer second(String word, String earlier, String begun, String quote) {
        return switch (word) {
            case "set" -> {
                String file = earlier.replaceAll("[',\\s]", "");
                yield Offer.among(begun, values.of(file), quote);
            }
            case "drop", "add", "share", "unshare" -> first(word, begun, quote);
            case "bind" -> Offer.of(begun, List.of(earlier.replaceAll("[',\\s]", "")), same -> "the same path", quote);
            default -> Offer.NONE;
        };
    }

    private static Offer range(Optional<String> all, String begun, String quote) {
        return Offer.of(begun, all.stream().toList(), name -> "all that there are", quote);
    }

    private static Offer files(String begun, Collection<String> files, String end) {
        return Offer.of(begun, files, CommandWords::summary, end);
    }

    private static List<String> enums(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> capabilities() {
        List<String> all = new ArrayList<>(List.of("ALL"));
        all.addAll(enums(Capability.values()));
        return all;
    }

    private static List<String> namespaces() {
        return Arrays.stream(Namespace.values()).map(Namespace::word).toList();
    }

    /** What a control file of a cgroup is about to be set to: {@code cg.memory.max = }. */
    Offer assigned(String before) {
        Matcher assignment = Pattern.compile("(?s)(?:^|.*[\\s;{(])(\\w+)\\.([\\w.]+)\\s*=\\s*(['\"]?)([\\w-]*)$")
                .matcher(before);
        if (!assignment.matches()) {
            return Offer.NONE;
        }
        String quote = assignment.group(3);
        List<Path> directories = variables
                .apply(assignment.group(1))
                .filter(ControlGroup.class::isInstance)
                .map(cgroup -> ((ControlGroup) cgroup).getDirectories())
                .orElse(List.of());
        List<Offer.Choice> choices = new ArrayList<>(values.of(assignment.group(2)));
        values.now(directories, assignment.group(2)).ifPresent(choices::add);
        return directories.isEmpty()
                ? Offer.NONE
                : Offer.among(
                        assignment.group(4),
                        choices.stream()
                                .map(choice -> Offer.choice(written(choice.text(), quote), choice.about()))
                                .toList(),
                        quote);
    }

    private static String written(String text, String quote) {
        return quote.isEmpty() && !text.matches("-?\\d+") ? "'" + text + "'" : text;
    }
}
