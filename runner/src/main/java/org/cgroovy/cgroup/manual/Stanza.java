package org.cgroovy.cgroup.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One entry of the data file: a line of versions and a name, then lines of a field each. */
final class Stanza {
    private static final String CONTINUED = "  ";

    private final String head;
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when a line is no field */
    Stanza(String text) {
        List<String> lines = text.lines().toList();
        head = lines.get(0);
        String field = "";
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(CONTINUED)) {
                // What a file says keeps its lines; sentences flow.
                String join = field.equals("default") ? "\n" : " ";
                fields.merge(field, line.substring(CONTINUED.length()), (before, more) -> before + join + more);
            } else {
                int colon = line.indexOf(':');
                if (colon < 0 || fields.containsKey(line.substring(0, colon))) {
                    throw new IllegalArgumentException(head + ": bad line: " + line);
                }
                field = line.substring(0, colon);
                fields.put(field, line.substring(colon + 1).strip());
            }
        }
    }

    /** @throws IllegalArgumentException when something is missing, unknown or none of the possible */
    ControlFile file() {
        String[] words = head.split(" ", -1);
        List<Version> versions = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(0, words.length - 1)) {
            versions.add(one(Version.values(), Version::label, word));
        }
        String name = words[words.length - 1];
        String controller = take("controller");
        var file = new ControlFile(
                versions,
                controller.isEmpty() ? controller(name) : controller,
                name,
                required("what"),
                one(Form.values(), Form::label, required("type")),
                take("takes"),
                take("unit"),
                one(Access.values(), Access::label, required("access")),
                one(Presence.values(), Presence::label, take("root")),
                names(take("instead")),
                take("range"),
                Optional.ofNullable(fields.remove("default")),
                required("since"),
                take("until"),
                versions.size() > 1
                        ? Optional.empty()
                        : Optional.of(Counterpart.parse(
                                required(versions.get(0).other().label()))),
                required("example"));
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException(head + ": no field is called " + fields.keySet());
        }
        return file;
    }

    /** What is before the first dot; the files of v1 without a dot are the core's. */
    private static String controller(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "cgroup" : name.substring(0, dot);
    }

    private static List<String> names(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(", ", -1));
    }

    private String take(String field) {
        String value = fields.remove(field);
        return value == null ? "" : value;
    }

    private String required(String field) {
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException(head + " has no " + field);
        }
        return take(field);
    }

    private <T> T one(T[] all, Function<T, String> label, String text) {
        for (T each : all) {
            if (label.apply(each).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException(head + ": what is " + text + "?");
    }
}
