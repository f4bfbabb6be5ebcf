package org.cgroovy.cgroup.tree

import org.cgroovy.linux.Errno
import org.cgroovy.linux.KernelException

import java.nio.file.Path

/** Mounted hierarchies without a cgroup in them; their files exist only in a map. */
class NoFiles implements CgroupFiles {
    Map<String, String> texts = [:]
    List<String> mounts = []

    /** The files that planning looks for in the roots of a host. */
    static PlannedFiles planned(String host) {
        def mounts = org.cgroovy.cgroup.Hosts.host(host).hierarchies()*.mount()*.toString()
        new PlannedFiles(new NoFiles(mounts: mounts, texts: [
            '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-3',
            '/sys/fs/cgroup/cpuset/cpuset.mems': '0',
            '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '9223372036854771712',
            '/sys/fs/cgroup/cgroup.subtree_control': 'cpu memory',
        ]))
    }

    @Override
    Optional<String> read(Path file) {
        Optional.ofNullable(texts[file.toString()])
    }

    @Override
    String text(Path file) {
        read(file).orElseThrow { new KernelException("read(\"$file\")", Errno.ENOENT) }
    }

    @Override
    boolean isDirectory(Path directory) {
        mounts.contains(directory.toString())
    }

    @Override
    List<String> directories(Path directory) {
        []
    }

    @Override
    List<String> files(Path directory) {
        texts.keySet().collect { Path.of(it) }.findAll { it.parent == directory }*.fileName*.toString()
    }
}
