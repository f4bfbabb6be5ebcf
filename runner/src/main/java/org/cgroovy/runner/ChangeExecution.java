package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.ControlState;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.Occupant;
import org.cgroovy.cgroup.Occupants;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.HierarchyMount;
import org.cgroovy.cgroup.tree.Owner;
import org.cgroovy.cgroup.tree.Some;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.plan.Op;

/** Makes changes of cgroups, once. When one is refused, all before it are undone, last done first. */
final class ChangeExecution {
    private static final int MOST_NAMED = 5;

    private final Kernel kernel;
    private final CgroupDirectories directories;
    private final Undo undo = new Undo();
    private final boolean keepsRemoved;

    /** @param keepsRemoved whether removed cgroups can be made anew; to note all that they have takes a while */
    ChangeExecution(Kernel kernel, boolean keepsRemoved) {
        this.kernel = kernel;
        this.keepsRemoved = keepsRemoved;
        this.directories = new CgroupDirectories(kernel);
    }

    /** Gives what undoes them all. */
    Undo run(List<Change> changes) {
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
        return undo;
    }

    private void make(Change change) {
        if (change instanceof Change.Make make) {
            make(make.cgroup());
        } else if (change instanceof Change.Enable enable) {
            directories.handDown(enable.file(), enable.controller());
            undo.add(() -> kernel.writeFile(enable.file().toString(), "-" + enable.controller()));
        } else if (change instanceof Change.Write write) {
            write(write.cgroup(), write.file(), write.write());
        } else if (change instanceof Change.Move move) {
            move(move.cgroup(), move.file(), move.id());
        } else if (change instanceof Change.Remove remove) {
            remove(remove.cgroup());
        } else if (change instanceof Change.Freeze freeze) {
            restoreLater(freeze.cgroup().file(freeze.write().file()));
            freezer(freeze.cgroup()).freeze();
        } else if (change instanceof Change.Thaw thaw) {
            restoreLater(thaw.cgroup().file(thaw.write().file()));
            freezer(thaw.cgroup()).thaw();
        } else if (change instanceof Change.Kill kill) {
            directories.killAll(kill.cgroup().directory());
        } else if (change instanceof Change.Own own) {
            own(own.file(), own.owner());
        } else if (change instanceof Change.OwnFiles files) {
            Cgroup cgroup = files.cgroup();
            CgroupFiles.HOST.files(cgroup.directory()).forEach(name -> own(cgroup.file(name), files.owner()));
        } else if (change instanceof Change.Permit permit) {
            permit(permit);
        } else if (change instanceof Change.Mount mount) {
            undo.add(new Mounter(kernel).mount(mount.mount()));
        } else if (change instanceof Change.Unmount unmount) {
            unmount(unmount.hierarchy());
        }
    }

    private void unmount(Hierarchy hierarchy) {
        HierarchyMount again =
                new HierarchyMount(hierarchy.mount(), hierarchy.unified(), hierarchy.name(), hierarchy.controllers());
        new Mounter(kernel).unmount(hierarchy);
        undo.add(() -> new Mounter(kernel).mount(again));
    }

    private void remove(Cgroup cgroup) {
        Path directory = cgroup.directory();
        Optional<CgroupRemains> remains = keepsRemoved ? Optional.of(CgroupRemains.of(directory)) : Optional.empty();
        kernel.rmdir(directory.toString());
        remains.ifPresent(what -> undo.add(() -> what.remake(kernel), cgroup + " was made anew"));
    }

    private void make(Cgroup cgroup) {
        kernel.mkdir(cgroup.directory().toString(), 0755);
        undo.add(() -> {
            directories.removeIfEmpty(cgroup.directory());
            if (CgroupFiles.HOST.exists(cgroup)) {
                throw new RunnerException(cgroup + " stays: it has "
                        + Some.of(
                                Occupants.of(cgroup.directory()).stream()
                                        .map(Occupant::toString)
                                        .toList(),
                                MOST_NAMED));
            }
        });
    }

    private void write(Cgroup cgroup, Path file, FileWrite write) {
        String name = String.valueOf(file.getFileName());
        if (ControlFiles.MEMBERS.contains(name) && write.value().strip().matches("\\d{1,9}")) {
            move(cgroup, file, write.value().strip());
            return;
        }
        restoreLater(file);
        kernel.writeFile(file.toString(), write.value());
    }

    /** Before the change, since a write that is refused may have done a part of it. */
    private void restoreLater(Path file) {
        undo.add(ControlState.before(file)::restore);
    }

    private void move(Cgroup to, Path file, String id) {
        Optional<Cgroup> before = Memberships.of(Integer.parseInt(id), to.hierarchy());
        kernel.writeFile(file.toString(), id);
        before.ifPresent(from -> undo.add(() -> moveBack(from.file(String.valueOf(file.getFileName())), id)));
    }

    private void moveBack(Path file, String id) {
        try {
            kernel.writeFile(file.toString(), id);
        } catch (KernelException e) {
            if (e.errno() == Errno.ESRCH) {
                throw new RunnerException("process " + id + " has ended and is not back in " + file.getParent());
            }
            throw e;
        }
    }

    private Freezer freezer(Cgroup cgroup) {
        return new Freezer(kernel, List.of(cgroup.directory()));
    }

    private void own(Path file, Owner owner) {
        int uid = PlainFiles.attribute(file, "uid");
        int gid = PlainFiles.attribute(file, "gid");
        PlainFiles.chown(file, owner.uid(), owner.gid());
        undo.add(() -> PlainFiles.chown(file, uid, gid));
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
