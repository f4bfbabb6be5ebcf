package org.cgroovy.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the calls of a program in the calling thread: for what is made before there is a process. */
public final class StepRunner {
    private static final Set<Syscall> OPENING =
            Set.of(Syscall.OPENAT, Syscall.OPENAT2, Syscall.OPEN_TREE, Syscall.SOCKET);

    private final Kernel kernel;
    private final ThreadLocal<LaunchRoom> rooms;

    public StepRunner(Kernel kernel) {
        this.kernel = kernel;
        this.rooms = ThreadLocal.withInitial(() -> new LaunchRoom(kernel, List.of()));
    }

    /**
     * Makes them all.
     *
     * @param fds the open files that the steps name
     * @return what was opened, by its label; the caller closes it
     * @throws KernelException at the first call that the kernel refuses; then nothing is left open
     */
    public Map<String, Integer> run(List<Step> steps, Map<String, Integer> fds) {
        var program = new LaunchProgram(Set.of(), true, Optional.empty(), Optional.empty(), steps);
        LaunchImage image = rooms.get().ready(program, fds);
        int failed = image.callHere(kernel);
        Map<String, Integer> opened = opened(steps.subList(0, failed < 0 ? steps.size() : failed), image);
        if (failed >= 0) {
            opened.values().forEach(kernel::close);
            throw new KernelException(steps.get(failed).callText(), image.errno());
        }
        return opened;
    }

    private static Map<String, Integer> opened(List<Step> steps, LaunchImage image) {
        var opened = new HashMap<String, Integer>();
        for (Step step : steps) {
            if (OPENING.contains(step.call()) && !step.label().isEmpty() && image.result(step.label()) >= 0) {
                opened.put(step.label(), (int) image.result(step.label()));
            }
        }
        return opened;
    }
}
