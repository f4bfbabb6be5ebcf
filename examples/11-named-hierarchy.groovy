#!/usr/bin/env cgroovy
// A hierarchy of your own: it has a name, no controllers, and only groups processes. In it, the cgroup cgroup1.

def demo = hierarchy('cgroovy-demo') { named; at '/tmp/cgroovy-demo' }
println "mounted:  ${demo.label} at ${demo.mount}"

// Every process is in it from the first moment on: in the root.
println "the root: ${demo.root.procs.size() > 0 ? 'has all processes of this host' : 'is empty'}"

def cgroup1 = demo.cgroup('/cgroup1').create()
println "made:     ${cgroup1}, with ${cgroup1.procs.size()} processes"

// A process is in exactly one cgroup of a hierarchy, so attaching is moving.
def box = container { rootfs busybox(); start '/bin/sleep', '60' }
cgroup1.attach box
println "moved:    ${cgroup1.procs.size()} process in cgroup1, ${demo.root.procs.contains(box.pid) ? 'and still' : 'and no longer'} in the root"

// A hierarchy that has cgroups cannot be taken apart.
try {
    demo.unmount()
} catch (e) {
    println "unmount:  ${e.message.takeBefore(':')}"
}

box.kill()
box.waitFor()
cgroup1.remove()
demo.unmount()
println "gone:     ${hierarchies().any { it.hierarchy().label() == 'name=cgroovy-demo' } ? 'no' : 'yes'}"
