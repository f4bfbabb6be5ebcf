package org.cgroovy.cgroup.tool;

import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.FileRight;
import org.cgroovy.cgroup.conf.Perm;

/**
 * A {@code group { }} of a snapshot.
 *
 * @param name such as {@code a/b}
 * @param rights who owns it
 * @param sections one a controller
 * @param quoted whether what needs quotes has them, which the originals forget
 */
public record SnapshotGroup(String name, Rights rights, List<Section> sections, boolean quoted) {
    private static final String PLAIN = "_-/.,%@\\";
    private static final List<String> KEYWORDS =
            List.of("mount", "task", "admin", "perm", "group", "namespace", "template", "default", "systemd");

    /**
     * Who owns a group.
     *
     * @param perm empty when all is root's, with the modes of a new group
     * @param files those of which it does not hold
     */
    public record Rights(Optional<Perm> perm, List<FileRight> files) {
        public Rights {
            files = List.copyOf(files);
        }
    }

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
        StringBuilder text = new StringBuilder("group ").append(quoted ? quoted(name) : name);
        text.append(" {\n");
        if (rights.perm().isPresent()) {
            text.append("\tperm {\n");
            append(text, "admin", rights.perm().get().admin());
            append(text, "task", rights.perm().get().task());
            text.append("\t}\n");
        }
        for (FileRight file : rights.files()) {
            text.append('\t').append(file).append('\n');
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

    /** As the value or name of a configuration: in quotes where it needs them, single ones where it has double ones. */
    static String quoted(String text) {
        if (isPlain(text)) {
            return text;
        }
        char quote = text.indexOf('"') < 0 ? '"' : '\'';
        return quote + text + quote;
    }

    private void append(StringBuilder text, String whose, Perm.Access access) {
        text.append("\t\t").append(whose).append(" {\n");
        append(text, "uid", access.uid().orElse(""));
        append(text, "gid", access.gid().orElse(""));
        if (access.fileMode().isPresent()) {
            append(text, "fperm", Integer.toOctalString(access.fileMode().getAsInt()));
        }
        if (access.directoryMode().isPresent()) {
            append(text, "dperm", Integer.toOctalString(access.directoryMode().getAsInt()));
        }
        text.append("\t\t}\n");
    }

    private void append(StringBuilder text, String name, String value) {
        text.append("\t\t\t").append(name).append(" = ").append(quoted ? quoted(value) : value);
        text.append(";\n");
    }

    /** Whether it is a word of the grammar that stands for itself. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty() && !KEYWORDS.contains(name);
    }
}
