package org.cgroovy.runner

import java.util.regex.Pattern

/** What the probe printed in a container, without what differs between any two runs. */
class OracleView {
    private static final Pattern MOUNT = ~/mount \d+ \d+ \d+:\d+ (\S+) (\S+) (\S+)((?: \S+:\d+| unbindable)*) - (\S+) (\S+) (\S+)/

    private final Map<String, String> namespaces
    private final Map<String, String> names

    /** @param namespaces of the host and of others, with what to call them; @param names texts, with what to call them */
    OracleView(Map<String, String> namespaces, Map<String, String> names) {
        this.namespaces = namespaces
        this.names = names
    }

    List<String> lines(String printed) {
        def text = names.inject(printed) { String result, name, word -> result.replace(name, word) }
        text.readLines().collectMany { line(it) }
    }

    private List<String> line(String line) {
        switch (line) {
            case ~/ns (\S+) (.*)/:
                def (_, name, link) = (line =~ /ns (\S+) (.*)/)[0]
                return ["ns $name is ${namespaces[link] ?: 'its own'}".toString()]
            case ~/status NS.*/: // a process of a pid namespace with others has any number
                return [line.replaceAll(/\d{2,}|[2-9]/, 'N').replaceAll(/\s+/, ' ')]
            case ~/status SigQ.*|status \w+_allowed_list.*/:
                return line.contains('SigQ') ? [] : [line.replaceAll(/\s+/, ' ')]
            case ~/limits:.*|uid_map:.*|gid_map:.*|status .*/:
                return [line.replaceAll(/\s+/, ' ').trim()]
            case ~/cgroups \w+\..*/: // which controllers a cgroup has depends on what others next to it have asked for
                return []
            case MOUNT:
                return [mount(line)]
            default:
                return [line]
        }
    }

    private static String mount(String line) {
        def (_, root, point, options, propagation, type, source, data) = (line =~ MOUNT)[0]
        // Options of cgroup v2 are the host's, all mounts have the same.
        data = type == 'cgroup2' ? 'v2' : data
        "mount $point: $type of $source${root == '/' ? '' : ' at ' + root}, $options${propagation.replaceAll(/:\d+/, '')}; $data".toString()
    }
}
