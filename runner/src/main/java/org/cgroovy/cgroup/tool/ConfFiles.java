package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cgroovy.cgroup.conf.CgConfig;
import org.cgroovy.cgroup.conf.ConfException;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** The files that {@code -l} and {@code -L} of cgconfigparser and cgclear name, in order. */
final class ConfFiles {
    private final String tool;
    private final Compat compat;
    private final List<Path> files = new ArrayList<>();

    ConfFiles(String tool, Compat compat) {
        this.tool = tool;
        this.compat = compat;
    }

    void addFile(String name) {
        files.add(path(name));
    }

    /**
     * Adds the files of a directory, sorted by name; of version 3 only those that end with {@code .conf}.
     *
     * @throws ToolException when it cannot be read
     */
    void addDirectory(String name) {
        List<Path> found = new ArrayList<>();
        try {
            for (Path file : PlainFiles.list(path(name))) {
                boolean wanted = compat != Compat.V3 || file.toString().endsWith(".conf");
                if (wanted && (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file))) {
                    found.add(file);
                }
            }
        } catch (KernelException e) {
            throw new ToolException(1, "cannot open " + name + ": " + e.getMessage());
        }
        Collections.sort(found);
        files.addAll(found);
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    /** @throws ToolException when the file cannot be read, or is no configuration */
    static CgConfig read(Path file) {
        CgConfig config;
        try {
            // Not strictly UTF-8: names of cgroups are bytes, and comments are in any encoding.
            config = CgConfig.parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (ConfException e) {
            throw new ToolException(Ecg.ECGCONFIGPARSEFAIL, e.getMessage());
        } catch (IOException e) {
            throw new ToolException(
                    Ecg.ECGOTHER,
                    PlainFiles.failure("open(\"" + file + "\")", e).getMessage());
        }
        if (!config.mounts().isEmpty() && !config.namespaces().isEmpty()) {
            throw new ToolException(Ecg.ECGMOUNTNAMESPACE, file + ": " + Ecg.ECGMOUNTNAMESPACE.text());
        }
        return config;
    }

    private Path path(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new ToolException(1, tool + " needs the name of a file, got \"" + name.replace('\0', '?') + "\"");
        }
        return Path.of(name);
    }
}
