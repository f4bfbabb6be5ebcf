package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says how far a path goes. */
final class Where {
    private Where() {}

    /** Why a path inside a root leads nowhere. */
    static String isNot(InsideRoot.Lookup lookup, String path, InsideRoot root) {
        return switch (lookup.end()) {
            case NO_DIRECTORY -> lookup.inside() + " in " + root + " is a file, not a directory";
            case LOOP -> "symbolic links at " + lookup.inside() + " in " + root + " go in a circle";
            case OUT_OF_SIGHT -> path + " is not in the file system mounted over it";
            case MISSING, FOUND ->
                lookup.inside().equals(path)
                        ? root + " has no " + path
                        : root + " has no " + lookup.inside() + ", which " + path + " leads to";
        };
    }

    /** Why a path of the host leads nowhere. */
    static String isNot(String what, Path path) {
        Path there = existing(path);
        if (there.equals(path)) {
            return what + " " + path + " is a " + (Files.isDirectory(path) ? "directory" : "file, not a directory");
        }
        if (!Files.isDirectory(there)) {
            return there + " is a file, not a directory";
        }
        Path missing = there.resolve(path.getName(there.getNameCount()));
        return what + " " + path + " does not exist" + (missing.equals(path) ? "" : ", nor does " + missing);
    }

    /** The part of a path that is there. */
    static Path existing(Path path) {
        Path at = path;
        while (!Files.exists(at) && at.getParent() != null) {
            at = Texts.parent(at);
        }
        return at;
    }

    /** The names in a directory; none when it cannot be read. */
    static List<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(Texts::name).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
