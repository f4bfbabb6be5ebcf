package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.cgroup.Similar;

/** ENOENT and ENOTDIR of a program: it is not there, and what may have been meant. */
final class MissingProgram {
    private static final List<String> DIRECTORIES =
            List.of("/bin", "/usr/bin", "/sbin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    private static final List<String> SHELLS = List.of("sh", "bash", "ash", "dash", "zsh", "ksh", "fish");

    private MissingProgram() {}

    static Optional<Advice> advise(Failure failure, Site site) {
        Program program = Program.of(failure);
        InsideRoot.Lookup lookup = program.find();
        if (lookup.found()) {
            return Optional.empty();
        }
        return Optional.of(new Advice(cause(program, lookup), remedy(program)));
    }

    private static String cause(Program program, InsideRoot.Lookup lookup) {
        if (program.isInterpreter()) {
            return "the script " + program.asked() + " asks for " + program.path() + ", which is not in "
                    + program.root();
        }
        if (program.isSearched()) {
            String path = program.candidates().stream()
                    .map(candidate -> Texts.parent(Path.of(candidate)).toString())
                    .collect(Collectors.joining(":"));
            return "no " + program.asked() + " in PATH (" + path + ") inside " + program.root();
        }
        return Where.isNot(lookup, program.path(), program.root());
    }

    private static String remedy(Program program) {
        String name = Texts.name(Path.of(program.path()));
        List<String> there = DIRECTORIES.stream()
                .map(directory -> directory + "/" + name)
                .filter(path -> program.root().find(path).found())
                .limit(1)
                .toList();
        if (!there.isEmpty()) {
            return there.get(0) + " is there: name that";
        }
        List<String> others = SHELLS.contains(name) ? shells(program.root()) : similar(program, name);
        if (!others.isEmpty()) {
            return String.join(", ", others) + (others.size() == 1 ? " is there" : " are there");
        }
        return hasPrograms(program.root())
                ? "put it there, or name another program"
                : program.root() + " has no programs at all: is it the root of a system?";
    }

    private static List<String> shells(InsideRoot root) {
        return SHELLS.stream()
                .flatMap(shell -> DIRECTORIES.stream().map(directory -> directory + "/" + shell))
                .filter(path -> root.find(path).found())
                .limit(1)
                .toList();
    }

    private static List<String> similar(Program program, String name) {
        Stream<String> tried = program.candidates().stream()
                .map(path -> Texts.parent(Path.of(path)).toString());
        return tried.distinct()
                .flatMap(directory -> Similar.to(name, names(program.root(), directory)).stream()
                        .map(found -> directory + "/" + found))
                .filter(path -> program.root().find(path).found())
                .limit(2)
                .toList();
    }

    private static List<String> names(InsideRoot root, String directory) {
        return root.find(directory).host().map(Where::names).orElse(List.of());
    }

    private static boolean hasPrograms(InsideRoot root) {
        return DIRECTORIES.stream()
                .anyMatch(directory -> !names(root, directory).isEmpty());
    }
}
