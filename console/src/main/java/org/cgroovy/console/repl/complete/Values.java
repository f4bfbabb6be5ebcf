package org.cgroovy.console.repl.complete;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Form;
import org.cgroovy.cgroup.manual.Manual;

/** What can be written into a control file: words that the kernel knows, the default, an example. */
final class Values {
    private final Names names;

    Values(Names names) {
        this.names = names;
    }

    List<Offer.Choice> of(String file) {
        List<Offer.Choice> choices = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (ControlFile known : Manual.SHIPPED.named(file)) {
            if (!known.access().writable()) {
                continue;
            }
            words(known.form()).forEach(word -> add(choices, seen, word, meaning(word)));
            online(file).ifPresent(list -> add(choices, seen, list, "all that there are"));
            known.defaultValue()
                    .filter(text -> !text.isBlank() && !text.contains("\n"))
                    .ifPresent(text -> add(choices, seen, text, "what a fresh one has"));
            add(choices, seen, known.example(), "for example");
        }
        return choices;
    }

    /** What a file says now, in the first of the directories that has it. */
    Optional<Offer.Choice> now(List<Path> directories, String file) {
        return directories.stream()
                .flatMap(directory -> ControlFiles.HOST.read(directory.resolve(file)).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.contains("\n"))
                .findFirst()
                .map(text -> Offer.choice(text, "as it is now"));
    }

    private static void add(List<Offer.Choice> choices, Set<String> seen, String text, String about) {
        if (!text.isEmpty() && seen.add(text)) {
            choices.add(Offer.choice(text, about));
        }
    }

    private Optional<String> online(String file) {
        return switch (file) {
            case "cpuset.cpus" -> names.online("cpu");
            case "cpuset.mems" -> names.online("node");
            default -> Optional.empty();
        };
    }

    private static List<String> words(Form form) {
        return switch (form) {
            case BYTES_OR_MAX, NUMBER_OR_MAX, PERCENT, QUOTA_AND_PERIOD -> List.of("max");
            case BYTES_OR_UNLIMITED, NUMBER_OR_UNLIMITED, QUOTA -> List.of("-1");
            case FLAG -> List.of("0", "1");
            default -> List.of();
        };
    }

    private static String meaning(String word) {
        return switch (word) {
            case "max", "-1" -> "no limit";
            case "0" -> "off";
            default -> "on";
        };
    }
}
