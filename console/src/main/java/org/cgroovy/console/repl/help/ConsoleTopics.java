package org.cgroovy.console.repl.help;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Version;
import org.cgroovy.cgroup.tool.DslLine;
import org.cgroovy.dsl.HelpTopics;

/** What {@code help} tells in the console: all that it does in scripts, and about commands. */
public final class ConsoleTopics {
    private static final String COMMANDS = "commands";
    private static final String OVERVIEW = """
            Groovy, and these words:
              container { rootfs busybox(); run '/bin/sh' }   a shell in a container of its own
              container('web') { ...; start '/bin/httpd' }    one in the background; find 'web' gives it
              cgroup('pids:/demo') { limits { pids 5 } }      a cgroup; cgroup('pids:/demo').pids.max
              explain container { ... }                       what would be done, step by step
            Commands as in a shell: ps, tree, top, why PID, cgset -r pids.max=5 /demo, !ls: help commands
            help container, limits, mounts, ... has the words of a block, help rootfs tells about one,
              help memory.high about a control file, help memory about a controller, help EBUSY about an error
            Variables, functions, classes and imports stay; _ and __ are the last values, exception is the
            last error. Tab completes, Ctrl-R searches what was typed, Ctrl-C drops a line or stops what
            runs, Ctrl-D or :quit ends the console and its containers. tour shows all of it in ten steps.""";

    private ConsoleTopics() {}

    /** @throws org.cgroovy.dsl.WordException when it is no topic, with what may have been meant */
    public static String about(String topic) {
        if (topic.isEmpty()) {
            return OVERVIEW;
        }
        CommandList commands = CommandList.read();
        if (topic.equals(COMMANDS)) {
            return commands.text();
        }
        List<String> texts = new ArrayList<>();
        commands.find(topic).ifPresent(entry -> texts.add(entry.usage() + "\n  " + entry.meaning()));
        if (texts.isEmpty() || HelpTopics.topics().contains(topic)) {
            texts.add(HelpTopics.about(topic));
        }
        return String.join("\n\n", texts);
    }

    /** All topics. */
    public static Collection<String> all() {
        TreeSet<String> topics = new TreeSet<>(HelpTopics.topics());
        CommandList.read().all().forEach(entry -> topics.add(entry.name()));
        topics.add(COMMANDS);
        topics.removeIf(topic -> !Character.isLetter(topic.charAt(0)));
        return topics;
    }

    /** A line that shows what the topic is about, and can be run on this host; it leaves nothing behind. */
    public static Optional<String> example(String topic) {
        if (topic.isEmpty()) {
            return Optional.of("container { hostname 'inside'; rootfs busybox(); run '/bin/sh' }");
        }
        return HelpTopics.example(topic).or(() -> controlFile(topic)).or(() -> controller(topic));
    }

    private static Optional<String> controlFile(String name) {
        CgroupHost host = CgroupHost.read();
        for (ControlFile file : Manual.SHIPPED.named(name)) {
            String controller = file.controller();
            Optional<Hierarchy> place = host.hierarchies().stream()
                    .filter(each -> each.controllers().contains(controller))
                    .filter(each -> file.versions().contains(each.unified() ? Version.V2 : Version.V1))
                    .findFirst();
            if (place.isPresent() && !name.contains("<")) {
                return Optional.of(
                        file.access().writable()
                                ? "explain cgroup('" + controller + ":/demo') { set " + DslLine.quoted(name) + ", "
                                        + DslLine.quoted(file.example()) + " }"
                                : "cgget -r " + name + " /");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> controller(String name) {
        boolean there = CgroupHost.read().hierarchies().stream()
                .anyMatch(hierarchy -> hierarchy.controllers().contains(name));
        return there ? Optional.of("tree -c " + name + " -d 1") : Optional.empty();
    }
}
