package org.cgroovy.console.repl.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.view.Column;
import org.cgroovy.console.repl.help.CommandList;
import org.cgroovy.console.repl.help.ConsoleTopics;
import org.cgroovy.linux.Signal;

/** The words behind a command: its options, and what each of them and the command itself take. */
final class CommandWords {
    private static final Set<String> OF_CONTAINERS = Set.of("kill", "exec", "rm");
    private static final Pattern OPTION = Pattern.compile("-\\w");

    private final Names names;
    private final Paths paths;
    private final Values values;
    private final CommandList commands;

    CommandWords(Names names, CommandList commands) {
        this.commands = commands;
        this.names = names;
        this.paths = new Paths(names);
        this.values = new Values(names);
    }

    /** @param rest what stands behind the name, up to the cursor */
    Offer at(String name, String rest) {
        List<String> words = new ArrayList<>(Arrays.asList(rest.stripLeading().split("\\s+", -1)));
        String begun = words.remove(words.size() - 1);
        String before = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (begun.startsWith("-")) {
            return options(name, begun);
        }
        return switch (before) {
            case "-r", "--variable" -> setting(begun);
            case "-g" -> paths.address(begun, "");
            case "-c" -> Offer.of(begun.substring(begun.lastIndexOf(',') + 1), names.controllers(), "");
            case "-s" -> sorts(name, begun);
            case "-l", "-b", "--bundle" -> paths.files(begun, "");
            default -> argument(name, begun, words.isEmpty());
        };
    }

    private Offer argument(String name, String begun, boolean first) {
        if (OF_CONTAINERS.contains(name)) {
            return first || !name.equals("exec") ? Offer.of(begun, names.containers(), "") : Offer.NONE;
        }
        return switch (name) {
            case "help" -> Offer.of(begun, ConsoleTopics.all(), CommandWords::summary, "");
            case "cgwhy" -> begun.startsWith("/") ? paths.address(begun, "") : running(begun);
            case "cgclassify" -> pids(begun);
            case "lssubsys", "cgsnapshot" -> Offer.of(begun, names.controllers(), "");
            case "load", "edit", "save" -> paths.files(begun, "");
            case "set" -> Offer.of(begun, List.of("editing-mode", "hints", "vi", "emacs", "on", "off"), "");
            case "oci" -> first ? Offer.of(begun, List.of("run", "spec"), "") : Offer.NONE;
            case "ps", "gc", "doctor" -> Offer.NONE;
            default -> begun.isEmpty() ? roots() : paths.address(begun, "");
        };
    }

    private static Offer roots() {
        return new Offer("", List.of(new Offer.Choice("/", "in every hierarchy", false)), "");
    }

    private Offer running(String begun) {
        List<Offer.Choice> choices = new ArrayList<>(pids(begun).choices());
        choices.addAll(
                Offer.of(begun, names.containers(), name -> "a container", "").choices());
        return new Offer(begun, choices, "");
    }

    private Offer pids(String begun) {
        return Offer.of(begun, names.pids(), names::comm, "");
    }

    private Offer options(String name, String begun) {
        String form = commands.find(name).map(CommandList.Entry::form).orElse("");
        Set<String> options = new TreeSet<>();
        Matcher option = OPTION.matcher(form);
        while (option.find()) {
            options.add(option.group());
        }
        return Offer.of(begun, options, "");
    }

    private Offer setting(String begun) {
        int equals = begun.indexOf('=');
        if (equals < 0) {
            return Offer.of(begun, names.controlFiles(), CommandWords::summary, "");
        }
        String value = begun.substring(equals + 1);
        return Offer.among(value, values.of(begun.substring(0, equals)), "");
    }

    private static Offer sorts(String name, String begun) {
        return name.equals("cgtop")
                ? Offer.of(
                        begun, Arrays.stream(Column.values()).map(Column::word).toList(), "")
                : Offer.of(
                        begun, Arrays.stream(Signal.values()).map(Signal::name).toList(), "");
    }

    /** The first sentence about a control file. */
    static String summary(String file) {
        return Manual.SHIPPED.named(file).stream()
                .findFirst()
                .map(known -> known.summary())
                .orElse("");
    }
}
