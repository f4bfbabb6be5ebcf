package org.cgroovy.console.spare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgroovy.linux.ProcessStat;

/**
 * What the kernel tells of one process. Texts are byte for byte, as ISO 8859-1.
 *
 * @see "proc(5)"
 */
record ProcFiles(Path directory) {
    static ProcFiles of(long pid) {
        return new ProcFiles(Path.of("/proc/" + pid));
    }

    static ProcFiles self() {
        return new ProcFiles(Path.of("/proc/self"));
    }

    /** The text of a file; empty when this kernel has no such file, or does not show it. */
    String text(String name) {
        try {
            return required(name);
        } catch (IOException e) {
            return "";
        }
    }

    String required(String name) throws IOException {
        return new String(Files.readAllBytes(directory.resolve(name)), StandardCharsets.ISO_8859_1);
    }

    /** The texts that end with a NUL each, as those of {@code cmdline} and {@code environ}. */
    List<String> texts(String name) throws IOException {
        String all = required(name);
        return all.isEmpty()
                ? List.of()
                : List.of(all.substring(0, all.length() - 1).split("\0", -1));
    }

    /** Where a symbolic link points; empty when it is not shown. */
    String link(String name) {
        try {
            return Files.readSymbolicLink(directory.resolve(name)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** A field of {@code stat}, by its number in the manual page; from 3 on. */
    String stat(int field) throws IOException {
        return new ProcessStat(required("stat")).field(field);
    }
}
