package org.cgroovy.runner

/** What containers may leave on the host: looked at when made, and again when closed, when it must be the same. */
class Leftovers implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 5000

    private final Map<String, List<String>> before

    Leftovers() {
        Lab.runner // its threads and files are for the whole JVM
        before = look()
    }

    @Override
    void close() {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS
        while (look() != before && System.currentTimeMillis() < end) {
            Thread.sleep(20)
        }
        assert changes() == []
    }

    private List<String> changes() {
        def after = look()
        after.keySet().collectMany { what ->
            after[what].minus(before[what]).collect { "more $what: $it" } + before[what].minus(after[what]).collect { "fewer $what: $it" }
        }
    }

    static Map<String, List<String>> look() {
        [cgroups: cgroups(), mounts: mounts(), state: state(), children: children(), files: openFiles(), threads: threads()]
    }

    /** The cgroups of this JVM; empty ones that containers have in common do not count. */
    static List<String> cgroups() {
        new File('/sys/fs/cgroup').listFiles().toList().plus(new File('/sys/fs/cgroup'))
                .collect { new File(it, Lab.NAME) }
                .collectMany { it.directory ? it.listFiles().findAll { child -> child.directory } : [] }*.path.sort()
    }

    /** Other tests of this host may mount in /tmp too. */
    private static List<String> mounts() {
        new File('/proc/self/mountinfo').readLines().findAll { it.contains(Lab.NAME) || !it.contains(' /tmp/') }
    }

    private static List<String> state() {
        def own = Lab.home.resolve('state').toFile().list() ?: []
        def others = (new File('/run/cgroovy').listFiles() ?: []).findAll {
            text(it).startsWith("${ProcessHandle.current().pid()} ")
        }*.name
        (own.toList() + others).sort()
    }

    static List<String> children() {
        ProcessHandle.current().children().map { "$it".toString() }.sorted().toList()
    }

    /** Counted by what they are; the JVM itself opens and closes files of its own. */
    private static List<String> openFiles() {
        new File('/proc/self/fd').list().collect { link("/proc/self/fd/$it") }
                .findAll { it =~ '^(anon_inode|pipe|/memfd|/dev/null|/proc/)' || it.contains(Lab.NAME) }
                .countBy { it.replaceAll(/:\[\d+]/, '') }
                .collect { "$it.value $it.key".toString() }
    }

    private static String text(File file) {
        try {
            file.text
        } catch (IOException removed) {
            ''
        }
    }

    private static String link(String path) {
        try {
            java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of(path))
        } catch (IOException closed) {
            ''
        }
    }

    /** Workers come and go; some others are there from their first work on. */
    private static List<String> threads() {
        def names = Thread.allStackTraces.keySet()*.name.findAll { it.startsWith('cgroovy-') }
        (names - ['cgroovy-worker', 'cgroovy-launcher', 'cgroovy-spares', 'cgroovy-describer']).sort()
    }
}
