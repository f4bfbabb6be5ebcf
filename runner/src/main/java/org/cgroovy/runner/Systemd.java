package org.cgroovy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.SystemdScope;

/**
 * Asks systemd for the scope of this process's containers, by its own programs: it is asked once in the life of a process,
 * and a program takes hundredths of a second where a library for D-Bus takes half of one to load.
 */
final class Systemd {
    private final Kernel kernel;
    private Optional<Process> keeper = Optional.empty();
    private int containers;
    private boolean inside;

    Systemd(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Makes the scope when it is not there; each call is for one container. */
    synchronized void start(SystemdScope scope) {
        if (keeper.filter(Process::isAlive).isEmpty()) {
            keeper = Optional.of(keep(scope));
        }
        containers++;
    }

    /** A container was not started: where it would have been the first, the scope ends. */
    synchronized void leave() {
        containers--;
        if (containers == 0) {
            close();
        }
    }

    /** Lets the scope end with the last process that is in it; at once when there is none. */
    synchronized void close() {
        keeper.ifPresent(process -> {
            try {
                process.getOutputStream().close();
                process.waitFor();
            } catch (IOException e) {
                process.destroy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        keeper = Optional.empty();
    }

    private Process keep(SystemdScope scope) {
        List<String> command = scope.startCommand();
        Process process = start(scope, command);
        try {
            int first = process.getInputStream().read();
            if (first == '\n') {
                return process;
            }
            String rest = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            throw refused("make " + scope, first < 0 ? "it says nothing" : (char) first + rest.strip());
        } catch (IOException e) {
            throw refused("make " + scope, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("make " + scope, "interrupted");
        }
    }

    /** Moves this process into the scope, once. */
    synchronized void enter(SystemdScope scope) {
        if (inside) {
            return;
        }
        String what = "move this process into " + scope;
        Process process = start(
                scope, scope.enterCommand(Long.toString(ProcessHandle.current().pid())));
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean moved = process.waitFor() == 0
                    && ControlFiles.HOST
                            .read(Path.of("/proc/self/cgroup"))
                            .filter(text -> text.contains(scope.path()))
                            .isPresent();
            if (!moved) {
                throw refused(what, said.isEmpty() ? "it did not" : said);
            }
            inside = true;
        } catch (IOException e) {
            throw refused(what, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(what, "interrupted");
        }
    }

    private static RunnerException refused(String what, String reason) {
        return new RunnerException("systemd does not " + what + ": " + reason
                + "; see journalctl, or go without systemd: --cgroup-manager cgroupfs");
    }

    private Process start(SystemdScope scope, List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (scope.user()) { // su and sudo leave it out
            builder.environment().putIfAbsent("XDG_RUNTIME_DIR", "/run/user/" + Integer.toUnsignedString(kernel.uid()));
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused("run " + command.get(0), String.valueOf(e.getMessage()));
        }
    }
}
