package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.Occupant;
import org.cgroovy.cgroup.Occupants;

/** The directory of a cgroup, to look into. */
record Cgroup(Path directory) {
    private static final int MOST_NAMED = 5;

    Optional<String> read(String file) {
        return ControlFiles.HOST.read(directory.resolve(file));
    }

    Optional<Long> number(String file) {
        return read(file).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    Cgroup parent() {
        return new Cgroup(Texts.parent(directory));
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /** The control files. */
    List<String> files() {
        return entries(Files::isRegularFile).map(Texts::name).toList();
    }

    List<Cgroup> children() {
        return entries(Files::isDirectory).map(Cgroup::new).toList();
    }

    private Stream<Path> entries(java.util.function.Predicate<Path> kind) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(kind).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Who is in there and below, by name; empty when nobody is. */
    String occupants() {
        return text(Occupants.of(directory));
    }

    /** Who is in this very cgroup; empty when nobody is. */
    String ownProcesses() {
        return text(Occupants.of(directory).stream()
                .filter(occupant -> occupant.cgroup().equals(directory.toString()))
                .toList());
    }

    private String text(List<Occupant> all) {
        String named = all.stream()
                .limit(MOST_NAMED)
                .map(occupant -> "pid " + occupant.pid() + " (" + occupant.command() + ")" + below(occupant))
                .collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? named + " and " + (all.size() - MOST_NAMED) + " more" : named;
    }

    private String below(Occupant occupant) {
        Path at = Path.of(occupant.cgroup());
        return at.equals(directory) ? "" : " in " + directory.relativize(at);
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
