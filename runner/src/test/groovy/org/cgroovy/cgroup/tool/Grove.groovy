package org.cgroovy.cgroup.tool

import java.nio.file.Files
import java.nio.file.Path

/** Random trees of cgroups, the same in some hierarchies of this host, and one hierarchy of its own. Closing removes all. */
class Grove implements Closeable {
    static final List<String> CONTROLLERS = ['pids', 'memory', 'devices', 'cpu']

    final String top
    final String named
    final Path scratch = Files.createTempDirectory('cgroovy-grove')
    final List<String> paths
    private final NamedMount hierarchy
    private final Random random

    Grove(long seed) {
        random = new Random(seed)
        top = "cgroovy-grove-$seed-${ProcessHandle.current().pid()}"
        named = "cgroovy-$seed-${ProcessHandle.current().pid()}"
        hierarchy = new NamedMount(named, scratch.resolve('a hierarchy'))
        hierarchy.mount()
        paths = grow()
        roots().each { root -> paths.each { Files.createDirectories(root.resolve(it)) } }
    }

    /** Paths of groups with a slash at their begin; the first is the top of all. */
    List<String> groups() {
        paths.collect { "/$it".toString() }
    }

    Path directory(String controller, String path) {
        Path.of("/sys/fs/cgroup/$controller$path")
    }

    List<Path> roots() {
        CONTROLLERS.collect { Path.of("/sys/fs/cgroup/$it") } + [scratch.resolve('a hierarchy')]
    }

    @Override
    void close() {
        roots().each { root ->
            if (Files.exists(root.resolve(top))) {
                Files.walk(root.resolve(top)).filter { Files.isDirectory(it) }.sorted(Comparator.reverseOrder())
                        .forEach { Files.delete(it) }
            }
        }
        hierarchy.end()
        Files.delete(scratch)
    }

    private List<String> grow() {
        List<String> grown = [top]
        for (int depth = 1; depth < 6; depth++) {
            grown << "${grown.last()}/${name()}".toString()
        }
        20.times { grown << "${grown[random.nextInt(grown.size())]}/${name()}".toString() }
        grown.unique()
    }

    private String name() {
        def names = ['a', 'web', 'a b', ' x', 'x ', 'v1.2', '.hidden', 'tasks.d', 'pids.max.old', 'q\'s', '#1', 'a,b', '%u', '*',
            '\\', 'tab\there', 'group', 'default', 'n' * 200]
        if (System.getProperty('sun.jnu.encoding') == 'UTF-8') {
            names.addAll(['zoë', '容器', '🐧'])
        }
        names[random.nextInt(names.size())] + (random.nextInt(3) ? random.nextInt(1000) : '')
    }
}
