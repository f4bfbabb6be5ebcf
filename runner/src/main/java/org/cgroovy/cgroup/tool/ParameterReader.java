package org.cgroovy.cgroup.tool;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.cgroovy.linux.PlainFiles;

/** Reads parameters of groups, as cgget(1) and cgsnapshot(1) show them. */
final class ParameterReader implements ReadOptions.Source {
    private static final int BUFFER = 8192;

    /** How much of a line the originals take at once; the rest counts as a line of its own. */
    private static final int ORIGINAL_LINE = 99;

    private final ToolContext context;

    ParameterReader(ToolContext context) {
        this.context = context;
    }

    /** All that a selection names, or none of it. */
    @Override
    public List<Parameter> read(Selection selection) {
        List<Parameter> parameters = new ArrayList<>();
        boolean found = false;
        for (Map.Entry<String, List<String>> entry : selection.parameters().entrySet()) {
            Optional<List<Parameter>> part = read(selection, entry.getKey(), entry.getValue());
            if (part.isPresent()) {
                found = true;
                parameters.addAll(part.get());
            }
        }
        if (!found && !context.compat().original()) {
            throw noGroup(selection.path(), "in any hierarchy");
        }
        return parameters;
    }

    /**
     * The parameters of one controller; without names all that it has.
     *
     * @return empty when the group need not be in this hierarchy, and is not
     */
    Optional<List<Parameter>> read(Selection selection, String controller, List<String> names) {
        if (names.isEmpty()) {
            return whole(selection, controller);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String name : names) {
            parameters.add(named(selection.path(), controller, name));
        }
        return Optional.of(parameters);
    }

    /**
     * All parameters of a controller in the directory of a group, in the kernel's order.
     *
     * @param compact without empty lines
     */
    List<Parameter> all(Path directory, String controller, boolean compact) {
        List<Parameter> parameters = new ArrayList<>();
        for (Path entry : PlainFiles.list(directory)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(controller + ".") && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                Optional<String> value = value(entry);
                if (value.isPresent()) {
                    parameters.add(new Parameter(name, compact ? withoutEmptyLines(value.get()) : value.get()));
                }
            }
        }
        return parameters;
    }

    private Optional<List<Parameter>> whole(Selection selection, String controller) {
        Optional<MountedController> mounted = context.mounts().controller(controller);
        if (mounted.isEmpty()) {
            if (context.compat().original()) {
                return Optional.empty();
            }
            throw noController(controller, selection.path());
        }
        Path directory = mounted.get().directory(selection.path());
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(all(directory, controller, true));
        }
        if (!selection.everywhere() && !context.compat().original()) {
            throw noGroup(selection.path(), "in the hierarchy of " + controller);
        }
        return Optional.empty();
    }

    private Parameter named(String path, String controller, String name) {
        Path file = directory(path, controller).resolve(name);
        try {
            return new Parameter(name, asRead(text(file)));
        } catch (IOException e) {
            throw new ToolException(
                    Ecg.ECGOTHER,
                    "variable file read failed: "
                            + PlainFiles.failure("open(\"" + file + "\")", e).getMessage());
        }
    }

    private Path directory(String path, String controller) {
        Optional<MountedController> mounted = context.mounts().controller(controller);
        if (mounted.isPresent()) {
            return mounted.get().directory(path);
        }
        // Core files such as cgroup.procs: only those of v2 can be meant, as v1 has them in every hierarchy.
        if (controller.equals("cgroup") && !context.mounts().unified().isEmpty()) {
            List<Path> mounts = context.mounts().unified();
            return new MountedController("cgroup", true, mounts).directory(path);
        }
        throw noController(controller, path);
    }

    private String asRead(String text) {
        return context.compat().original() ? inPieces(text) : text;
    }

    private static String inPieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String whole = line + "\n";
            for (int from = 0; from < whole.length(); from += ORIGINAL_LINE) {
                String piece = whole.substring(from, Math.min(whole.length(), from + ORIGINAL_LINE));
                pieces.add(piece.endsWith("\n") ? piece.substring(0, piece.length() - 1) : piece);
            }
        }
        return String.join("\n", pieces);
    }

    /** What is in a control file; empty when it must not be opened. */
    private static Optional<String> value(Path file) {
        try {
            return Optional.of(text(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The text without its last newline; nothing where the file can be opened, but only written to. */
    private static String text(Path file) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int length = 0;
        try (InputStream in = new FileInputStream(file.toString())) {
            for (int more = read(in, bytes, 0); more > 0; more = read(in, bytes, length)) {
                length += more;
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
            }
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static int read(InputStream in, byte[] bytes, int from) {
        try {
            return in.read(bytes, from, bytes.length - from);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String withoutEmptyLines(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        StringTokenizer tokens = new StringTokenizer(text, "\n");
        while (tokens.hasMoreTokens()) {
            if (lines.length() > 0) {
                lines.append('\n');
            }
            lines.append(tokens.nextToken());
        }
        return lines.toString();
    }

    private static ToolException noController(String controller, String path) {
        return new ToolException(
                Ecg.ECGOTHER,
                "cannot find controller '" + controller + "' in group '" + path
                        + "': it is not mounted; lssubsys -a lists" + " what this kernel has");
    }

    static ToolException noGroup(String path, String where) {
        return new ToolException(
                Ecg.ECGROUPNOTEXIST, "no cgroup " + path + " " + where + ": " + Ecg.ECGROUPNOTEXIST.text());
    }
}
