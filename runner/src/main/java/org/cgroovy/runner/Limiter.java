package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** Changes control files of cgroups that exist; when one is refused, those changed before are put back. */
final class Limiter {
    private final Kernel kernel;

    Limiter(Kernel kernel) {
        this.kernel = kernel;
    }

    void apply(List<GroupPlan> groups) {
        var undo = new Undo();
        for (GroupPlan group : groups) {
            for (FileWrite write : group.writes()) {
                apply(group.file(write), write, undo);
            }
        }
    }

    private void apply(Path file, FileWrite write, Undo undo) {
        try {
            String before = Files.readString(file);
            kernel.writeFile(file.toString(), write.value());
            undo.add(() -> kernel.writeFile(file.toString(), before));
        } catch (KernelException e) {
            undo.run(e);
            throw e;
        } catch (IOException e) {
            var failure = new RunnerException("cannot change " + file + ": " + e.getMessage());
            undo.run(failure);
            throw failure;
        }
    }
}
