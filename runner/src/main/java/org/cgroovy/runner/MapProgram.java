package org.cgroovy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.spec.IdMapping;

/**
 * A run of {@code newuidmap} or {@code newgidmap}, which has the right that its caller lacks: to map the ids that
 * {@code /etc/subuid} and {@code /etc/subgid} give to him. Both run at once.
 *
 * @see "newuidmap(1)"
 */
record MapProgram(List<String> command, Process process) {
    static MapProgram start(String program, int pid, List<IdMapping> mappings) {
        var command = new ArrayList<String>();
        command.add(program);
        command.add(Integer.toString(pid));
        for (IdMapping mapping : mappings) {
            command.addAll(List.of(mapping.toString().split(" ")));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        try {
            return new MapProgram(command, builder.start());
        } catch (IOException e) {
            throw new RunnerException(program + " cannot be started: " + e.getMessage());
        }
    }

    /** @throws RunnerException when it refused; the message has its reason */
    void await() {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0) {
                throw new RunnerException(
                        String.join(" ", command) + " ended with " + code + ": " + said + "; " + remedy(said));
            }
        } catch (IOException e) {
            throw new RunnerException(command.get(0) + " cannot be heard: " + e.getMessage());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while " + command.get(0) + " maps ids");
        }
    }

    private String remedy(String said) {
        String name = String.valueOf(Path.of(command.get(0)).getFileName());
        String file = name.equals("newgidmap") ? "/etc/subgid" : "/etc/subuid";
        return said.contains("not allowed")
                ? "see what " + file + " gives to this user"
                : "it needs to be setuid root or to have file capabilities, on a file system without nosuid: see "
                        + "ls -l " + command.get(0);
    }
}
