package org.cgroovy.dsl

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.tree.Cgroup
import org.cgroovy.cgroup.tree.CgroupFiles
import org.cgroovy.cgroup.tree.Change
import org.cgroovy.cgroup.tree.HierarchyStatus
import org.cgroovy.linux.Errno
import org.cgroovy.linux.KernelException
import org.cgroovy.runner.CgroupEvents
import org.cgroovy.runner.Cgroups
import org.cgroovy.runner.Rollback

import java.nio.file.Path

/** The cgroups of a hybrid host that exists only in the fixtures of the runner's specs: there is none but the roots. */
class FixtureCgroups implements Cgroups, CgroupFiles {
    static final Path FIXTURES = Path.of('../runner/src/test/resources/fixtures/hosts')
    private static final Map<String, String> FILES = [
        '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-3',
        '/sys/fs/cgroup/cpuset/cpuset.mems': '0',
        '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '9223372036854771712',
    ]

    final List<Change> changes = []
    final String name

    FixtureCgroups(String name = 'hybrid') {
        this.name = name
    }

    @Override
    CgroupHost host() {
        CgroupHost.parse(fixture('mountinfo'), fixture('cgroups'), { fixture('controllers') })
    }

    @Override
    CgroupFiles files() {
        this
    }

    @Override
    List<HierarchyStatus> hierarchies() {
        HierarchyStatus.all(host(), fixture('mountinfo'), this)
    }

    @Override
    void apply(String purpose, List<Change> all) {
        changes.addAll(all)
    }

    @Override
    Optional<Rollback> rollback() {
        Optional.empty()
    }

    @Override
    Rollback begin() {
        throw new UnsupportedOperationException()
    }

    @Override
    Optional<CgroupEvents> events(List<Cgroup> cgroups) {
        Optional.empty()
    }

    @Override
    Optional<String> read(Path file) {
        Optional.ofNullable(FILES[file.toString()])
    }

    @Override
    String text(Path file) {
        read(file).orElseThrow { new KernelException("read(\"$file\")", Errno.ENOENT) }
    }

    @Override
    boolean isDirectory(Path directory) {
        host().hierarchies()*.mount().contains(directory)
    }

    @Override
    List<String> directories(Path directory) {
        []
    }

    @Override
    List<String> files(Path directory) {
        FILES.keySet().collect { Path.of(it) }.findAll { it.parent == directory }*.fileName*.toString()
    }

    private String fixture(String file) {
        FIXTURES.resolve(name).resolve(file).toFile().text
    }
}
