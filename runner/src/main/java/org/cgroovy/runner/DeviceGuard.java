package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cgroovy.cgroup.v2.DeviceProgram;
import org.cgroovy.linux.Bpf;
import org.cgroovy.linux.Kernel;

/** Device rules of v2 cgroups, by programs. One after the other mostly has the same, so the last stays loaded. */
final class DeviceGuard {
    private record Loaded(DeviceProgram program, int fd) {}

    private final Kernel kernel;
    private final Bpf bpf;
    private Optional<Loaded> last = Optional.empty();

    DeviceGuard(Kernel kernel) {
        this.kernel = kernel;
        this.bpf = new Bpf(kernel);
    }

    /** For a cgroup that has none yet. */
    void attach(Path directory, DeviceProgram program) {
        on(directory, program, bpf::attach);
    }

    /** In the place of what it has. */
    void replace(Path directory, DeviceProgram program) {
        on(directory, program, bpf::replace);
    }

    private synchronized void on(Path directory, DeviceProgram program, BiConsumer<Integer, Integer> act) {
        int loaded = load(program);
        int cgroup = kernel.open(directory.toString(), Kernel.O_RDONLY | kernel.directory(), 0);
        try {
            act.accept(cgroup, loaded);
        } finally {
            kernel.close(cgroup);
        }
    }

    private int load(DeviceProgram program) {
        if (last.filter(loaded -> loaded.program.equals(program)).isEmpty()) {
            int fd = bpf.load(program.code());
            close();
            last = Optional.of(new Loaded(program, fd));
        }
        return last.orElseThrow().fd;
    }

    synchronized void close() {
        last.ifPresent(loaded -> kernel.close(loaded.fd));
        last = Optional.empty();
    }
}
