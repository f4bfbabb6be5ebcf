package org.cgroovy.it

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.DeviceNumbers
import org.cgroovy.cgroup.GroupPlan
import org.cgroovy.cgroup.GroupPlanner
import org.cgroovy.cgroup.Limits

/** Real cgroups named cgroovy-test-…, made as planned and gone after close(). It never enables a controller above them. */
class PlannedGroups implements AutoCloseable {
    final String top = "/cgroovy-test-${ProcessHandle.current().pid()}-${System.nanoTime()}"
    final String path = "$top/demo"
    final CgroupHost host = CgroupHost.read()
    final GroupPlanner planner = new GroupPlanner(host, DeviceNumbers.HOST)
    private final Set<File> made = new LinkedHashSet<>()

    /** Whether this host lets us; with CGROOVY_REQUIRE_ROOT_TESTS=1 a no is an error, so that nothing is skipped unseen. */
    static boolean possible(String... controllers) {
        def host = CgroupHost.read()
        boolean yes = controllers.every { name ->
            host.controller(name).map { !it.unified() && it.mount().toFile().canWrite() }.orElse(false)
        }
        if (!yes && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS') == '1') {
            throw new IllegalStateException("no writable v1 hierarchies for ${controllers.join(', ')}")
        }
        yes
    }

    List<GroupPlan> make(Limits limits) {
        def plans = planner.plan(path, limits)
        plans.each { plan ->
            assert plan.enable() == []
            made << plan.directory().parent.toFile() << plan.directory().toFile()
            assert plan.directory().toFile().mkdirs()
        }
        write(plans)
        plans
    }

    void update(Limits limits) {
        write(planner.update(path, limits))
    }

    void join(List<GroupPlan> plans, long pid) {
        plans.each { it.directory().resolve('cgroup.procs').toFile().text = "$pid" }
    }

    /** The text of a control file of the cgroup. */
    String read(String controller, String file) {
        host.controller(controller).get().directory(path).resolve(file).toFile().text.trim()
    }

    @Override
    void close() {
        made.toList().reverse().each { remove(it) }
    }

    private static void write(List<GroupPlan> plans) {
        plans.each { plan -> plan.writes().each { plan.file(it).toFile().text = it.value() } }
    }

    /** A killed process stays in its cgroup for a moment. */
    private static void remove(File directory) {
        for (int tries = 0; tries < 200 && directory.exists() && !directory.delete(); tries++) {
            Thread.sleep(10)
        }
        assert !directory.exists()
    }
}
