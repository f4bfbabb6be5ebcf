package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.UnixSocket;

/**
 * What users' containers left that were made by a service which was killed and is not there again: that one would remove it
 * itself.
 */
final class ServiceRemains {
    private final RunnerParts parts;
    private final Path socket;
    private final Path notes;

    /** @param place where root keeps the notes of his own containers: beside them are the service's socket and its notes */
    ServiceRemains(RunnerParts parts, Path place) {
        this.parts = parts;
        this.socket = place.resolve("runner.sock");
        this.notes = place.resolve(".users");
    }

    /** One line for each thing that was removed; nothing where a service is. */
    List<String> sweep() {
        if (!parts.facts().isRoot() || !Files.isDirectory(notes) || isServed()) {
            return List.of();
        }
        var removed = new ArrayList<String>();
        String[] users = notes.toFile().list();
        Stream.of(users == null ? new String[0] : users)
                .sorted()
                .forEach(user -> sweep(user).forEach(line -> removed.add(line + ", of uid " + user)));
        rmdir(notes);
        return removed;
    }

    private boolean isServed() {
        try {
            UnixSocket.connect(parts.kernel(), socket.toString()).close();
            return true;
        } catch (KernelException e) {
            return false;
        }
    }

    private List<String> sweep(String user) {
        var states = new StateStore(parts.kernel(), new StateRoot(notes.resolve(user), 0));
        List<String> removed = new Sweeper(parts.forUser(parts.facts(), states, Set.of())).sweep();
        states.close();
        return removed;
    }

    private void rmdir(Path directory) {
        try {
            parts.kernel().rmdir(directory.toString());
        } catch (KernelException e) {
            // somebody's containers live on
        }
    }
}
