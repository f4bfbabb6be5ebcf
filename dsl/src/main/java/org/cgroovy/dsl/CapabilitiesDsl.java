package org.cgroovy.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cgroovy.linux.Capability;

/** The block {@code capabilities { }}: what of root's power a container has; at first it is docker's selection. */
public final class CapabilitiesDsl extends Block {
    private static final List<String> KNOWN =
            Arrays.stream(Capability.values()).map(Capability::name).toList();

    private final Set<String> names;

    CapabilitiesDsl(Set<String> names) {
        super("capabilities");
        this.names = new TreeSet<>(names);
    }

    /** {@code drop 'ALL'} or {@code drop 'NET_RAW', 'MKNOD'}; with or without {@code CAP_}. */
    public CapabilitiesDsl drop(Object... capabilities) {
        Values.texts("drop", capabilities).forEach(name -> names.removeAll(named("drop", name)));
        return this;
    }

    /** {@code add 'CHOWN'} or {@code add 'ALL'}. */
    public CapabilitiesDsl add(Object... capabilities) {
        Values.texts("add", capabilities).forEach(name -> names.addAll(named("add", name)));
        return this;
    }

    Set<String> build() {
        return names;
    }

    private static List<String> named(String word, String text) {
        String name = text.toUpperCase(Locale.ROOT);
        name = name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
        if (name.equals("ALL")) {
            return KNOWN;
        }
        if (!KNOWN.contains(name)) {
            throw new WordException(word + ": no capability " + text + "; " + Suggestion.text(name, KNOWN));
        }
        return List.of(name);
    }
}
