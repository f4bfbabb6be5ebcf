package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.cgroup.conf.CgConfig;
import org.cgroovy.cgroup.conf.ConfException;
import org.cgroovy.cgroup.conf.ControllerSection;
import org.cgroovy.cgroup.conf.GroupSection;
import org.cgroovy.cgroup.conf.Perm;
import org.cgroovy.cgroup.conf.Rule;
import org.cgroovy.cgroup.conf.Subject;

/**
 * The cgroups to which rules send a process. When the destination has {@code %u} or the like in it, they are made where they
 * are missing, by the templates of {@code /etc/cgconfig.conf}.
 */
final class Destinations {
    private static final Path TEMPLATES = Path.of("/etc/cgconfig.conf");

    private final ToolContext context;
    private final Accounts accounts;
    private final Changes changes;
    private final Places places;
    private final RuleBook rules;

    /** @throws ToolException when the rules cannot be read */
    Destinations(ToolContext context, Changes changes) {
        this.context = context;
        this.accounts = new Accounts(context.files());
        this.changes = changes;
        this.places = new Places(context.mounts().required(), Places.Star.HIERARCHIES, Ecg.ECGROUPNOTALLOWED);
        this.rules = RuleBook.read(context.files(), accounts);
    }

    /** Where a process goes; nowhere when no rule is for it. */
    List<Place> of(long pid, ProcessFacts facts) {
        Subject subject = new Subject(
                pid,
                facts.uid(),
                accounts.userName(facts.uid()),
                facts.gid(),
                accounts.groupName(facts.gid()),
                facts.program());
        List<Place> destinations = new ArrayList<>();
        for (Rule.Target target : rules.targets(subject)) {
            String path = subject.expand(target.destination());
            for (Place place : places.of(new GroupSpec(target.controllers(), path))) {
                if (!path.equals(target.destination()) && !Files.isDirectory(place.directory())) {
                    make(place, target.destination(), subject);
                }
                destinations.add(place);
            }
        }
        return destinations;
    }

    /** Makes a cgroup and those above it, each by the template of its name where there is one. */
    private void make(Place place, String destination, Subject subject) {
        String[] names = plain(destination).split("/");
        StringBuilder template = new StringBuilder();
        for (String name : names) {
            template.append(template.length() == 0 ? "" : "/").append(name);
            Place here = Place.of(place.controller(), subject.expand(template.toString()));
            if (!Files.isDirectory(here.directory())) {
                create(here, template.toString());
            }
        }
    }

    private void create(Place place, String name) {
        for (GroupSection template : templates()) {
            if (plain(template.name()).equals(name)) {
                for (ControllerSection section : template.controllers()) {
                    if (section.name().equals(place.controller().name())) {
                        Rights rights = Rights.of(
                                template.perm().orElse(Perm.NONE), accounts, Ecg.ECGCONFIGPARSEFAIL.exitCode());
                        new Creation(changes).create(place, rights, section.values());
                        return;
                    }
                }
            }
        }
        List<Assignment> none = List.of();
        new Creation(changes).create(place, Rights.of(Perm.NONE, accounts, 0), none);
    }

    private List<GroupSection> templates() {
        Optional<String> text = context.files().read(TEMPLATES);
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return CgConfig.parse(TEMPLATES.toString(), text.get()).templates();
        } catch (ConfException e) {
            throw new ToolException(Ecg.ECGCONFIGPARSEFAIL, e.getMessage());
        }
    }

    private static String plain(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }
}
