package org.cgroovy.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the number of compiled scripts within bounds: one-liners come and do not come again. */
final class CacheSweep {
    private static final int MOST = 400;
    private static final int KEPT = 200;

    private CacheSweep() {}

    /** When there are too many, removes those that were written first. */
    static void sweep(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        if (files.size() > MOST) {
            List<Path> oldest = files.stream()
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .limit(files.size() - KEPT)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }
}
