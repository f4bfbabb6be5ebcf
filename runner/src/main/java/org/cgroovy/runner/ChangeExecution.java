package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.plan.Op;

/** Makes changes of cgroups, once. When one is refused, all before it are undone, last done first. */
final class ChangeExecution {
    private final Kernel kernel;
    private final CgroupDirectories directories;
    private final Undo undo = new Undo();

    ChangeExecution(Kernel kernel) {
        this.kernel = kernel;
        this.directories = new CgroupDirectories(kernel);
    }

    void run(List<Change> changes) {
        for (Change change : changes) {
            try {
                make(change);
            } catch (KernelException e) {
                KernelFailure failure = explain(change, e);
                undo.run(failure);
                throw failure;
            } catch (RuntimeException e) {
                undo.run(e);
                throw e;
            }
        }
    }

    private void make(Change change) {
        if (change instanceof Change.Make make) {
            make(make.cgroup());
        } else if (change instanceof Change.Enable enable) {
            kernel.writeFile(enable.file().toString(), "+" + enable.controller());
            undo.add(() -> kernel.writeFile(enable.file().toString(), "-" + enable.controller()));
        } else if (change instanceof Change.Write write) {
            write(write.file(), write.write());
        } else if (change instanceof Change.Move move) {
            move(move);
        } else if (change instanceof Change.Remove remove) {
            kernel.rmdir(remove.cgroup().directory().toString());
        } else if (change instanceof Change.Freeze freeze) {
            freezer(freeze.cgroup()).freeze();
            undo.add(() -> freezer(freeze.cgroup()).thaw());
        } else if (change instanceof Change.Thaw thaw) {
            freezer(thaw.cgroup()).thaw();
        } else if (change instanceof Change.Kill kill) {
            directories.killAll(kill.cgroup().directory());
        } else if (change instanceof Change.Own own) {
            own(own);
        } else if (change instanceof Change.Permit permit) {
            permit(permit);
        } else if (change instanceof Change.Mount mount) {
            undo.add(new Mounter(kernel).mount(mount.mount()));
        } else if (change instanceof Change.Unmount unmount) {
            new Mounter(kernel).unmount(unmount.hierarchy());
        }
    }

    private void make(Cgroup cgroup) {
        kernel.mkdir(cgroup.directory().toString(), 0755);
        undo.add(() -> directories.removeIfEmpty(cgroup.directory()));
    }

    private void write(Path file, FileWrite write) {
        Optional<String> before = CgroupFiles.HOST.read(file); // empty for one that can only be written
        kernel.writeFile(file.toString(), write.value());
        before.filter(value -> !value.isEmpty())
                .ifPresent(value -> undo.add(() -> kernel.writeFile(file.toString(), value)));
    }

    private void move(Change.Move move) {
        String id = move.id();
        Optional<Cgroup> before =
                Memberships.of(Integer.parseInt(id), move.cgroup().hierarchy());
        kernel.writeFile(move.file().toString(), id);
        before.ifPresent(from -> undo.add(() ->
                kernel.writeFile(new Change.Move(from, id, move.unit()).file().toString(), id)));
    }

    private Freezer freezer(Cgroup cgroup) {
        return new Freezer(kernel, List.of(cgroup.directory()));
    }

    private void own(Change.Own own) {
        int uid = PlainFiles.attribute(own.file(), "uid");
        int gid = PlainFiles.attribute(own.file(), "gid");
        PlainFiles.chown(own.file(), own.owner().uid(), own.owner().gid());
        undo.add(() -> PlainFiles.chown(own.file(), uid, gid));
    }

    private void permit(Change.Permit permit) {
        int mode = PlainFiles.attribute(permit.file(), "mode") & 07777;
        PlainFiles.chmod(permit.file(), permit.mode());
        undo.add(() -> PlainFiles.chmod(permit.file(), mode));
    }

    private static KernelFailure explain(Change change, KernelException refusal) {
        if (change instanceof Change.Enable enable) {
            return KernelFailure.of(new Op.EnableController(enable.file(), enable.controller()), refusal);
        }
        if (change instanceof Change.Write write) {
            return KernelFailure.of(
                    new Op.WriteControl(write.file(), write.write().value(), ""), refusal);
        }
        if (change instanceof Change.Move move) {
            return KernelFailure.of(new Op.WriteControl(move.file(), move.id(), ""), refusal);
        }
        if (change instanceof Change.Make make) {
            return KernelFailure.of(new Op.MakeCgroup(make.cgroup().directory()), refusal);
        }
        if (change instanceof Change.Remove remove) {
            return KernelFailure.of(new Op.MakeCgroup(remove.cgroup().directory()), refusal);
        }
        return KernelFailure.of(refusal, MountAdvice.of(change, refusal.errno()));
    }
}
