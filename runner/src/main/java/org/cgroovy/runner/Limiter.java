package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import org.cgroovy.cgroup.ControlState;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.plan.Op;

/** Changes control files of cgroups that exist; when one is refused, those changed before are put back. */
final class Limiter {
    private final Kernel kernel;
    private final DeviceGuard devices;

    Limiter(Kernel kernel, DeviceGuard devices) {
        this.kernel = kernel;
        this.devices = devices;
    }

    void apply(List<GroupPlan> groups) {
        var undo = new Undo();
        for (GroupPlan group : groups) {
            for (FileWrite write : group.writes()) {
                apply(group.file(write), write, undo);
            }
        }
        for (GroupPlan group : groups) {
            group.devices().ifPresent(program -> guard(new Op.GuardDevices(group.directory(), program), undo));
        }
    }

    /** Last, as there is one such group at most: nothing after it can fail. */
    private void guard(Op.GuardDevices op, Undo undo) {
        try {
            devices.replace(op.directory(), op.program());
        } catch (KernelException e) {
            var failure = KernelFailure.of(op, e);
            undo.run(failure);
            throw failure;
        }
    }

    private void apply(Path file, FileWrite write, Undo undo) {
        undo.add(ControlState.before(file)::restore);
        try {
            kernel.writeFile(file.toString(), write.value());
        } catch (KernelException e) {
            var failure = KernelFailure.of(new Op.WriteControl(file, write.value(), write.note()), e);
            undo.run(failure);
            throw failure;
        }
    }
}
