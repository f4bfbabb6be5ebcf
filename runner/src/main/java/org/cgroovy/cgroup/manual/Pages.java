package org.cgroovy.cgroup.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manual as people read it. */
public final class Pages {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private Pages() {}

    /** All there is about a control file, or a line for each file of a controller; empty when it is neither. */
    public static Optional<String> about(String topic) {
        List<ControlFile> files = Manual.SHIPPED.named(topic);
        if (!files.isEmpty()) {
            return Optional.of(
                    String.join("\n\n", files.stream().map(Pages::page).toList()));
        }
        List<ControlFile> ofController = Manual.SHIPPED.of(topic);
        return ofController.isEmpty() ? Optional.empty() : Optional.of(list(ofController));
    }

    private static String page(ControlFile file) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(file));
        lines.addAll(wrapped(INDENT, INDENT, file.what()));
        field(lines, file.access().writable() ? "takes" : "holds", values(file));
        field(lines, "instead", file.instead().isEmpty() ? "" : "write " + String.join(" or ", file.instead()));
        file.initial().ifPresent(text -> field(lines, "default", initial(file, text)));
        field(lines, "example", file.example());
        file.counterpart()
                .ifPresent(other ->
                        field(lines, "in " + file.versions().get(0).other().label(), other.words()));
        return String.join("\n", lines);
    }

    private static String initial(ControlFile file, String text) {
        boolean unlimited =
                file.form() == Form.BYTES_OR_UNLIMITED && file.defaultValue().isPresent();
        return text.isEmpty() ? "nothing" : unlimited ? text + ", which is no limit" : text.replace("\n", "; ");
    }

    private static String heading(ControlFile file) {
        String heading = file.name() + " of " + file.versionWords() + ": "
                + file.access().label();
        if (file.presence() != Presence.EVERYWHERE) {
            heading += ", " + file.presence().words();
        }
        heading += file.since().contains(" ") ? "; since a Linux from " : "; since Linux ";
        heading += file.since();
        return file.until().isEmpty() ? heading : heading + ", until " + file.until();
    }

    private static String values(ControlFile file) {
        String values = file.access().writable() ? file.accepted() : file.form().words();
        return file.unit().isEmpty() || values.contains(file.unit()) ? values : values + "; unit: " + file.unit();
    }

    private static void field(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.addAll(wrapped(INDENT + "%-9s".formatted(name), INDENT + " ".repeat(9), value));
        }
    }

    private static List<String> wrapped(String first, String rest, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    private static String versions(ControlFile file) {
        return String.join(",", file.versions().stream().map(Version::label).toList());
    }

    private static String list(List<ControlFile> files) {
        int width = files.stream().mapToInt(file -> file.name().length()).max().orElse(0);
        return String.join(
                "\n",
                files.stream()
                        .map(file ->
                                ("%-" + width + "s  %-5s  %s").formatted(file.name(), versions(file), file.summary()))
                        .toList());
    }
}
