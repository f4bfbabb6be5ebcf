package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.manual.ShippedText;
import org.cgroovy.linux.Errno;

/** What the kernel's errors mean where cgroups and namespaces are at work, from {@code errors.txt}. */
final class ErrorPages {
    private static final String EXAMPLE = "= ";

    private ErrorPages() {}

    /** The names that there is a page for. */
    static List<String> names() {
        return stanzas().map(ErrorPages::name).toList();
    }

    static Optional<String> about(String name) {
        return stanza(name)
                .map(text -> heading(name) + "\n"
                        + text.lines()
                                .skip(1)
                                .filter(line -> !line.startsWith(EXAMPLE))
                                .map(line -> "  " + line)
                                .collect(Collectors.joining("\n")));
    }

    static Optional<String> example(String name) {
        return stanza(name)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(EXAMPLE))
                        .map(line -> line.substring(EXAMPLE.length()))
                        .findFirst());
    }

    private static String heading(String name) {
        return Arrays.stream(Errno.values())
                .filter(errno -> errno.name().equals(name))
                .map(errno -> name + ", error " + errno.number() + ": " + errno.description())
                .findFirst()
                .orElse(name);
    }

    private static Optional<String> stanza(String name) {
        return stanzas().filter(text -> name(text).equals(name)).findFirst();
    }

    private static String name(String stanza) {
        return stanza.lines().findFirst().orElse("");
    }

    private static java.util.stream.Stream<String> stanzas() {
        List<String> all = new ArrayList<>(
                List.of(ShippedText.read(ErrorPages.class, "errors.txt").strip().split("\n\n+")));
        all.removeIf(text -> text.startsWith("#"));
        return all.stream();
    }
}
