package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Small pieces of sentences. */
final class Texts {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");

    private Texts() {}

    /** {@code "33554432 (32 MiB)"}. */
    static String bytes(long bytes) {
        double rest = bytes;
        String unit = "";
        for (int i = 0; i < UNITS.size() && rest >= 1024; i++) {
            rest /= 1024;
            unit = UNITS.get(i);
        }
        String short1 = String.format(Locale.ROOT, "%.1f", rest).replace(".0", "");
        return unit.isEmpty() ? bytes + " bytes" : bytes + " bytes (" + short1 + " " + unit + ")";
    }

    /** The directory that a path is in; the root is in itself. */
    static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("/") : parent;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
