package org.cgroovy.cgroup.tool;

import java.util.List;
import java.util.Optional;

/**
 * A {@code group { }} of a snapshot.
 *
 * @param name such as {@code a/b}
 * @param owners empty when all is root's
 * @param sections one a controller
 * @param quoted whether a name that needs quotes has them, which the originals forget
 */
public record SnapshotGroup(String name, Optional<Owners> owners, List<Section> sections, boolean quoted) {
    private static final String PLAIN = "_-/.,%@\\";
    private static final List<String> KEYWORDS =
            List.of("mount", "task", "admin", "perm", "group", "namespace", "template", "default", "systemd");

    /**
     * Who owns a group's directory and its {@code tasks}.
     *
     * @param admin of the directory
     */
    public record Owners(Owner admin, Owner task) {}

    /** A user and a group, by name where they have one. */
    public record Owner(String user, String group) {}

    /**
     * What is set of a controller.
     *
     * @param controller such as {@code pids}
     */
    public record Section(String controller, List<Parameter> parameters) {
        public Section {
            parameters = List.copyOf(parameters);
        }
    }

    public SnapshotGroup {
        sections = List.copyOf(sections);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("group ").append(quoted && !isPlain(name) ? '"' + name + '"' : name);
        text.append(" {\n");
        if (owners.isPresent()) {
            text.append("\tperm {\n");
            append(text, "admin", owners.get().admin());
            append(text, "task", owners.get().task());
            text.append("\t}\n");
        }
        for (Section section : sections) {
            text.append('\t').append(key(section.controller())).append(" {\n");
            for (Parameter parameter : section.parameters()) {
                text.append("\t\t").append(parameter.name()).append("=\"");
                text.append(parameter.value()).append("\";\n");
            }
            text.append("\t}\n");
        }
        return text.append("}\n").toString();
    }

    /** The name of a hierarchy as a key: {@code "name=x"} in quotes. */
    static String key(String controller) {
        return controller.startsWith("name=") ? '"' + controller + '"' : controller;
    }

    private static void append(StringBuilder text, String whose, Owner owner) {
        text.append("\t\t").append(whose).append(" {\n\t\t\tuid = ").append(owner.user());
        text.append(";\n\t\t\tgid = ").append(owner.group()).append(";\n\t\t}\n");
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !KEYWORDS.contains(name);
    }
}
