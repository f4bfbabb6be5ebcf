package org.cgroovy.runner;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is noted of a container.
 *
 * @param owner the process that started it
 * @param cgroups the cgroups it has or was about to get
 * @param init its first process, empty until it runs
 */
record State(
        String id,
        ProcessId owner,
        boolean detached,
        Instant started,
        List<Path> cgroups,
        List<String> command,
        Optional<ProcessId> init) {
    private static final int LINES = 5;

    State {
        cgroups = List.copyOf(cgroups);
        command = List.copyOf(command);
    }

    /** Left by a process that died: nobody will end it any more. */
    boolean isAbandoned() {
        boolean ended = init.isPresent() && !init.get().isAlive();
        return !owner.isAlive() && (!detached || init.isEmpty() || ended);
    }

    /** The text of a note, a line for each of: owner, detached, when, cgroups, command. Its sixth line comes later. */
    static String note(ProcessId owner, boolean detached, long millis, List<Path> cgroups, List<String> command) {
        String groups = cgroups.stream().map(Path::toString).collect(Collectors.joining("\t"));
        String words = command.stream().map(State::oneWord).collect(Collectors.joining("\t"));
        return owner + "\n" + detached + "\n" + millis + "\n" + groups + "\n" + words + "\n";
    }

    private static String oneWord(String text) {
        return text.replace('\t', ' ').replace('\n', ' ');
    }

    /** Empty when the text is no note. */
    static Optional<State> parse(String id, String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length <= LINES) {
            return Optional.empty();
        }
        return Optional.of(new State(
                id,
                ProcessId.parse(lines[0]),
                Boolean.parseBoolean(lines[1]),
                Instant.ofEpochMilli(Long.parseLong(lines[2])),
                words(lines[3]).stream().map(Path::of).toList(),
                words(lines[4]),
                lines[LINES].isEmpty() ? Optional.empty() : Optional.of(ProcessId.parse(lines[LINES]))));
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split("\t"));
    }
}
