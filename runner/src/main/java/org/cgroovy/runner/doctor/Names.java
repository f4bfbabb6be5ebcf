package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.plan.Op;

/** Names of containers and cgroups that are in use. */
final class Names {
    private Names() {}

    /** EEXIST of a claim: who has it. */
    static Optional<Advice> taken(Failure failure, Site site) {
        Path note = ((Op.Claim) failure.op()).note();
        String name = Texts.name(note);
        Optional<Site.Holder> holder = site.holders().apply(note);
        if (holder.isEmpty()) {
            return Optional.of(
                    new Advice(note + " is there, but is no note of a container", "remove it, or choose another name"));
        }
        String starter = "the container " + name + " of process "
                + site.process(holder.get().owner());
        return Optional.of(holder.get()
                .init()
                .map(init -> new Advice(
                        starter + " has this name and runs as pid " + site.process(init),
                        "end it (kill -9 " + init + ") or choose another name"))
                .orElse(new Advice(starter + " is just starting with this name", "choose another name")));
    }

    /** EEXIST of a cgroup: who is in it. */
    static Optional<Advice> cgroupExists(Failure failure, Site site) {
        Cgroup cgroup = new Cgroup(((Op.MakeCgroup) failure.op()).directory());
        String who = cgroup.occupants();
        return Optional.of(new Advice(
                "a cgroup of this name is there already, " + (who.isEmpty() ? "with nobody in it" : "with " + who),
                who.isEmpty() ? "rmdir " + cgroup : "end them and remove it, or choose another name"));
    }

    /** EBUSY of a removal: who is in there. */
    static Optional<Advice> cgroupBusy(Failure failure, Site site) {
        Cgroup cgroup = new Cgroup(((Op.MakeCgroup) failure.op()).directory());
        String who = cgroup.occupants();
        if (who.isEmpty()) {
            return Optional.of(new Advice("nobody is in it any more", "rmdir " + cgroup));
        }
        boolean frozen = cgroup.read("freezer.state")
                        .filter(state -> !state.equals("THAWED"))
                        .isPresent()
                || cgroup.read("cgroup.freeze").filter("1"::equals).isPresent();
        return Optional.of(new Advice(
                "it still has " + who + (frozen ? ", and is frozen, so that they cannot end" : ""),
                (frozen ? "thaw it, " : "") + "end them or move them elsewhere, then rmdir " + cgroup));
    }
}
