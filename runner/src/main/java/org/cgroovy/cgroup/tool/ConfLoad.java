package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.List;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.cgroup.conf.CgConfig;
import org.cgroovy.cgroup.conf.ControllerSection;
import org.cgroovy.cgroup.conf.FileRight;
import org.cgroovy.cgroup.conf.GroupSection;
import org.cgroovy.cgroup.conf.Perm;
import org.cgroovy.linux.KernelException;

/** Makes what a configuration file asks for; all of it or nothing. */
final class ConfLoad {
    private final ToolContext context;
    private final Accounts accounts;
    private final Perm options;

    /** @param options the owners and modes for groups that say less, also less than the file's defaults */
    ConfLoad(ToolContext context, Accounts accounts, Perm options) {
        this.context = context;
        this.accounts = accounts;
        this.options = options;
    }

    /** @throws ToolException when that is not possible; then it is as before */
    void load(Path file) {
        CgConfig config = ConfFiles.read(file);
        Transaction transaction = new Transaction(context);
        try {
            load(config, transaction.changes());
        } catch (KernelException e) {
            throw transaction.failed(new ToolException(Ecg.ECGOTHER, e.getMessage()));
        } catch (ToolException e) {
            throw transaction.failed(e);
        }
    }

    private void load(CgConfig config, Changes changes) {
        MountTable before = MountTable.read(context.files());
        for (ConfMounts.Wanted wanted : ConfMounts.of(config.mounts())) {
            ConfMounts.mount(wanted, before, changes);
        }
        if (config.groups().isEmpty()) {
            return;
        }
        MountTable mounts = MountTable.read(context.files()).required();
        Places places = new Places(mounts, Places.Star.CONTROLLERS, Ecg.ECGFAIL);
        for (Assignment namespace : config.namespaces()) {
            if (mounts.controller(namespace.name()).isEmpty()) {
                throw new ToolException(
                        Ecg.ECGNAMESPACECONTROLLER, namespace.name() + ": " + Ecg.ECGNAMESPACECONTROLLER.text());
            }
        }
        LoadedValues values = new LoadedValues(changes, context.compat());
        for (GroupSection group : config.groups()) {
            Perm perm = group.perm()
                    .orElse(Perm.NONE)
                    .or(config.defaults().orElse(Perm.NONE))
                    .or(options);
            Rights rights = Rights.of(perm, accounts, Ecg.ECGCONFIGPARSEFAIL.exitCode());
            // All controllers are looked up before the first is changed.
            for (ControllerSection section : group.controllers()) {
                place(places, config, group, section);
            }
            for (ControllerSection section : group.controllers()) {
                Place place = place(places, config, group, section);
                new Creation(changes, values).create(place, rights, values.needed(place, section.values()));
                if (!context.compat().original()) {
                    give(place, group.files(), changes);
                }
            }
        }
        values.settle();
    }

    private void give(Place place, List<FileRight> files, Changes changes) {
        for (FileRight right : files) {
            Path file = place.file(right.file());
            Rights.Owner owner = Rights.owner(right, accounts, Ecg.ECGCONFIGPARSEFAIL.exitCode());
            try {
                changes.chown(file, owner.uid().orElseThrow(), owner.gid().orElseThrow());
                changes.chmod(file, right.mode());
            } catch (KernelException e) {
                throw Refusal.ofWrite(place, file, e);
            }
        }
    }

    static Place place(Places places, CgConfig config, GroupSection group, ControllerSection section) {
        String path = plain(group.name());
        for (Assignment namespace : config.namespaces()) {
            if (namespace.name().equals(section.name())) {
                path = namespace.value() + "/" + path;
            }
        }
        return section.name().equals(SnapshotCore.NAME) ? places.unified(path) : places.one(section.name(), path);
    }

    /** The root may be written as a dot. */
    private static String plain(String name) {
        return name.equals(".") || name.equals("./") ? "/" : name;
    }
}
