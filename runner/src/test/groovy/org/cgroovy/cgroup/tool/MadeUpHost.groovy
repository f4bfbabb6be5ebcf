package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.ControlFiles

import java.nio.file.Files
import java.nio.file.Path

/**
 * A host that exists only in texts: its hierarchies are plain directories. The original sees it too, in a mount namespace of
 * its own where other files lie over those of /proc.
 */
class MadeUpHost implements Closeable {
    final Path directory = Files.createTempDirectory('cgroovy-host')
    private final List<Map> mounts = []
    private String procCgroups = '#subsys_name\thierarchy\tnum_cgroups\tenabled\n'

    /** A mount of v1, such as mount('cpu,cpuacct', 'cpu'). */
    MadeUpHost v1(String options, String at = options, String root = '/') {
        mounts << [type: 'cgroup', options: "rw,$options", at: made(at), root: root]
        this
    }

    MadeUpHost v2(String controllers, String at = 'unified') {
        mounts << [type: 'cgroup2', options: 'rw', at: made(at), root: '/']
        directory.resolve(at).resolve('cgroup.controllers').toFile().text = controllers ? "$controllers\n" : ''
        this
    }

    /** Lines of /proc/cgroups: controllers with the numbers of their hierarchies. */
    MadeUpHost controllers(Map<String, Integer> numbers) {
        procCgroups += numbers.collect { name, number -> "$name\t$number\t1\t1\n" }.join('')
        this
    }

    MadeUpHost group(String path) {
        Files.createDirectories(directory.resolve(path))
        this
    }

    Ran ours(String name, List<String> words) {
        Ran.ours(files(), name, words)
    }

    ControlFiles files() {
        { Path file ->
            switch (file.toString()) {
                case '/proc/self/mountinfo': return Optional.of(mountinfo())
                case '/proc/cgroups': return Optional.of(procCgroups)
                case ~'/proc/.*': return Optional.empty()
                default: return ControlFiles.HOST.read(file)
            }
        } as ControlFiles
    }

    Ran original(String name, List<String> words) {
        def proc = directory.resolve('proc').toFile()
        proc.mkdir()
        new File(proc, 'cgroups').text = procCgroups
        new File(proc, 'mounts').text = mounts.collect { "cgroup ${escaped(it.at)} $it.type $it.options 0 0\n" }.join('')
        def script = 'mount --bind "$1/cgroups" /proc/cgroups && mount --bind "$1/mounts" /proc/$$/mounts && shift && exec "$@"'
        Ran.program(['unshare', '-m', '--propagation', 'private', 'sh', '-c', script, 'sh', proc.toString(), name] + words)
    }

    @Override
    void close() {
        directory.toFile().deleteDir()
    }

    private Path made(String at) {
        Files.createDirectories(directory.resolve(at))
    }

    private String mountinfo() {
        mounts.withIndex().collect { mount, i ->
            "${i + 30} 20 0:${i + 30} $mount.root ${escaped(mount.at)} rw - $mount.type cgroup $mount.options\n"
        }.join('')
    }

    private static String escaped(Path path) {
        path.toString().replace(' ', '\\040')
    }
}
