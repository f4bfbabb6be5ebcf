package org.cgroovy.console.repl.complete;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.console.repl.complete.Offer.Choice;
import org.cgroovy.console.repl.line.TextFiles;

/** Paths part by part: of files, and of cgroups. */
final class Paths {
    private final Names names;

    Paths(Names names) {
        this.names = names;
    }

    /** @param end what closes it, behind a file */
    Offer files(String begun, String end) {
        int slash = begun.lastIndexOf('/');
        String directory = slash < 0 ? "." : begun.substring(0, slash + 1);
        Path base = TextFiles.path(directory);
        String part = begun.substring(slash + 1);
        String[] found = base.toFile().list();
        List<Choice> choices = new ArrayList<>();
        Arrays.stream(found == null ? new String[0] : found)
                .filter(name -> name.startsWith(part) && (part.startsWith(".") || !name.startsWith(".")))
                .sorted()
                .forEach(name -> choices.add(file(base, name)));
        return new Offer(part, choices, end);
    }

    private static Choice file(Path base, String name) {
        boolean directory = Files.isDirectory(base.resolve(name));
        return new Choice(directory ? name + "/" : name, directory ? "directory" : "", !directory);
    }

    /** {@code /demo} in all hierarchies, {@code memory:/demo} in that of the controller. */
    Offer address(String begun, String end) {
        int colon = begun.startsWith("/") ? -1 : begun.indexOf(':');
        if (colon < 0 && !begun.startsWith("/")) {
            return controllers(begun);
        }
        return cgroups(begun.substring(0, Math.max(0, colon)), begun.substring(colon + 1), end);
    }

    private Offer controllers(String begun) {
        String part = begun.substring(begun.lastIndexOf(',') + 1);
        List<Choice> choices = new ArrayList<>();
        for (String name : names.controllers()) {
            if (name.startsWith(part)) {
                choices.add(new Choice(name + ":/", "", false));
            }
        }
        return new Offer(part, choices, "");
    }

    private Offer cgroups(String controllers, String path, String end) {
        int slash = path.lastIndexOf('/');
        String part = path.substring(slash + 1);
        String above = slash < 0 ? "/" : path.substring(0, slash + 1);
        Set<String> found = new HashSet<>();
        for (Hierarchy hierarchy : CgroupHost.read().hierarchies()) {
            if (controllers.isEmpty() || isMeant(hierarchy, controllers)) {
                found.addAll(names.cgroups(new File(hierarchy.mount() + above).toPath(), part));
            }
        }
        return Offer.narrowed(part, found, end);
    }

    private static boolean isMeant(Hierarchy hierarchy, String controllers) {
        String first = controllers.split(",")[0];
        return hierarchy.controllers().contains(first)
                || hierarchy.name().filter(name -> first.equals("name=" + name)).isPresent()
                || (hierarchy.unified() && first.equals("unified"))
                || first.equals("*");
    }
}
