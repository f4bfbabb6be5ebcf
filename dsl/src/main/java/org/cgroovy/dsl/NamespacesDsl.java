package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.Namespaces;

/**
 * The block {@code namespaces { }}. Without it mount, pid, uts, ipc, net and cgroup are the container's own; user and
 * time are the host's.
 */
public final class NamespacesDsl extends Block {
    private final List<IdMapping> uids;
    private final List<IdMapping> gids;
    private final Map<String, Long> offsets;
    private Namespaces namespaces;

    NamespacesDsl(Namespaces namespaces) {
        super("namespaces");
        this.namespaces = namespaces;
        uids = new ArrayList<>(namespaces.uidMappings());
        gids = new ArrayList<>(namespaces.gidMappings());
        offsets = new HashMap<>(namespaces.timeOffsets());
    }

    /** Uses the host's: {@code share 'net', 'uts'}. */
    public NamespacesDsl share(Object... names) {
        Values.texts("share", names).forEach(name -> namespaces = namespaces.withShared(named("share", name)));
        return this;
    }

    /** Gets new ones beside the usual: {@code unshare 'user', 'time'}. */
    public NamespacesDsl unshare(Object... names) {
        Values.texts("unshare", names).forEach(name -> namespaces = namespaces.withFresh(named("unshare", name)));
        return this;
    }

    /** Enters those of another process: {@code join uts: '/proc/123/ns/uts'}. */
    public NamespacesDsl join(Map<String, ?> paths) {
        Values.texts("join", paths)
                .forEach((name, path) -> namespaces = namespaces.withJoined(named("join", name), path));
        return this;
    }

    /** Maps {@code size} user ids from {@code inside} on to those from {@code outside} on; makes a user namespace. */
    public NamespacesDsl uidMap(Object inside, Object outside, Object size) {
        uids.add(mapping("uidMap", inside, outside, size));
        return unshare("user");
    }

    /** As {@code uidMap}, for group ids. */
    public NamespacesDsl gidMap(Object inside, Object outside, Object size) {
        gids.add(mapping("gidMap", inside, outside, size));
        return unshare("user");
    }

    /** Makes root inside that user and group outside: {@code mapRoot 1000, 1000}. */
    public NamespacesDsl mapRoot(Object uid, Object gid) {
        return uidMap(0, uid, 1).gidMap(0, gid, 1);
    }

    /** {@code timeOffset boottime: 10.days, monotonic: 3600}, in seconds; makes a time namespace. */
    public NamespacesDsl timeOffset(Map<String, ?> clocks) {
        new Options("timeOffset", clocks)
                .take("monotonic", value -> offsets.put("monotonic", Values.seconds("timeOffset monotonic:", value)))
                .take("boottime", value -> offsets.put("boottime", Values.seconds("timeOffset boottime:", value)))
                .end();
        return unshare("time");
    }

    Namespaces build() {
        return namespaces.withMappings(uids, gids).withTimeOffsets(offsets);
    }

    private static IdMapping mapping(String word, Object inside, Object outside, Object size) {
        return new IdMapping(Values.whole(word, inside), Values.whole(word, outside), Values.whole(word, size));
    }

    private static Namespace named(String word, String name) {
        return Namespace.named(name)
                .orElseThrow(() -> new WordException(word + ": no namespace " + name + "; "
                        + Suggestion.text(
                                name,
                                Arrays.stream(Namespace.values())
                                        .map(Namespace::word)
                                        .toList())));
    }
}
