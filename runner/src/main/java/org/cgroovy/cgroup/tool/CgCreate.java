package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cgroovy.linux.PlainFiles;

/**
 * cgcreate(1): makes cgroups.
 *
 * <p>Unlike the original, it changes nothing when one of them cannot be made, takes numbers for users and groups, does not
 * take a cgroup that is already there from its owner unless {@code -a} says so, and does not end well when nothing was asked
 * for or a user is unknown.
 */
final class CgCreate implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "cgcreate";
    }

    @Override
    public OptionTable options(Compat compat) {
        return PermOptions.table(
                compat == Compat.V2_0_2 ? "a:t:g:hd:f:s:" : "a:t:g:hd:f:s:b",
                LongOption.flag("help", 'h'),
                LongOption.with("group", 'g'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        PermOptions perms = new PermOptions(name(), context);
        List<GroupSpec> groups = new ArrayList<>();
        boolean any = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(WriteUsage.CGCREATE);
                    return 0;
                }
                case 'g' -> groups.add(GroupArgument.of(options.argument(), compat));
                case 'b' -> {
                    // There is no default slice of systemd here that could be ignored.
                }
                default -> {
                    if (!perms.take(option, options.argument())) {
                        throw ToolException.usage(compat.usage(BAD_USAGE), name());
                    }
                }
            }
        }
        if (!options.operands().isEmpty()) {
            throw new ToolException(
                    compat.usage(BAD_USAGE),
                    "wrong arguments (" + options.operands().get(0)
                            + "): cgroups are named by -g <controllers>:<path>");
        }
        if (groups.isEmpty() && !(compat.original() && any)) {
            throw ToolException.usage(compat.usage(BAD_USAGE), name());
        }
        // The originals complain of an unknown user, and end well.
        Rights rights =
                Rights.of(perms.perm(), new Accounts(context.files()), compat.original() ? 0 : compat.usage(BAD_USAGE));
        return create(groups, compat.original() ? owned(rights) : rights, context);
    }

    private static int create(List<GroupSpec> groups, Rights rights, ToolContext context) {
        Transaction transaction = new Transaction(context);
        Places places = new Places(context.mounts().required(), Places.Star.CONTROLLERS, Ecg.ECGINVAL);
        try {
            for (GroupSpec group : groups) {
                for (Place place : places.of(group)) {
                    new Creation(transaction.changes()).create(place, rights, List.of());
                }
            }
        } catch (ToolException e) {
            throw transaction.failed(e);
        }
        return 0;
    }

    /** The originals give everything to the caller where no owner is named, also what was there before. */
    private static Rights owned(Rights rights) {
        Path self = Path.of("/proc/self");
        int uid = PlainFiles.attribute(self, "uid");
        int gid = PlainFiles.attribute(self, "gid");
        return new Rights(owned(rights.task(), uid, gid), owned(rights.admin(), uid, gid), rights.modes());
    }

    private static Rights.Owner owned(Rights.Owner owner, int uid, int gid) {
        return new Rights.Owner(
                OptionalInt.of(owner.uid().orElse(uid)),
                OptionalInt.of(owner.gid().orElse(gid)));
    }
}
