package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Optional;
import org.cgroovy.plan.Plan;
import org.cgroovy.spec.MountSpec;

/**
 * A place to mount on that could not be opened. It is made when it is missing, so something keeps us from that.
 *
 * @param path where it failed: the destination or a directory above it
 * @param root as it is before this mount
 */
record MountPoint(MountSpec mount, String path, InsideRoot root) {
    static MountPoint of(Failure failure) {
        Plan plan = failure.plan().orElseThrow();
        List<MountSpec> mounts = plan.spec().mounts();
        String digits = failure.label().replaceFirst("^target(\\d+).*", "$1");
        int index = Integer.parseInt(digits);
        return new MountPoint(
                mounts.get(index),
                "/" + failure.text(1).orElse(""),
                InsideRoot.of(plan).withMounts(mounts.subList(0, index)));
    }

    static Optional<Advice> missing(Failure failure, Site site) {
        MountPoint point = of(failure);
        InsideRoot.Lookup lookup = point.root.find(point.path);
        if (lookup.found()) {
            return Optional.of(point.file());
        }
        String cause = Where.isNot(lookup, point.path, point.root);
        if (lookup.end() == InsideRoot.End.NO_DIRECTORY) {
            return Optional.of(new Advice(cause, "a mount point needs directories above it"));
        }
        String why = point.root.isReadOnly()
                ? ", and it cannot be made: the file system of " + point.root + " is mounted read-only"
                : ", and it cannot be made there";
        return Optional.of(
                new Advice(cause + why, "make " + point.mount.destination() + " in the root before it is read-only"));
    }

    private Advice file() {
        String cause = path + " in " + root + " is a file, and ";
        return path.equals(mount.destination())
                ? new Advice(cause + "a directory is to be mounted on it", "remove it, or name another destination")
                : new Advice(cause + "cannot have " + mount.destination() + " in it", "name another destination");
    }

    /** Below /proc, /sys and /dev no link is followed. */
    static Optional<Advice> link(Failure failure, Site site) {
        MountPoint point = of(failure);
        return Optional.of(new Advice(
                point.path + " in " + point.root
                        + " is or passes a symbolic link, which could lead the mount elsewhere: refused on purpose",
                "make it a directory"));
    }
}
