#!/usr/bin/env cgroovy
// The same process in two hierarchies: its place in one says nothing of its place in the other.

def first = hierarchy('cgroovy-first') { named; at '/tmp/cgroovy-first' }
def second = hierarchy('cgroovy-second') { named; at '/tmp/cgroovy-second' }
def work = first.cgroup('/shift').create()
def red = second.cgroup('/colours/red').create()

def box = container { rootfs busybox(); start '/bin/sleep', '60' }
work.attach box
red.attach box

/** The lines of /proc/PID/cgroup about the two, which read number:name:path. */
def places = {
    def file = new File("/proc/${box.pid}/cgroup")
    def lines = file.exists() ? file.readLines() : []
    lines*.split(':').findAll { it[1] in [first.label, second.label] }.sort { it[1] }
}
places().each { println "${it[1]} has it in ${it[2]}" }

// Moved in one, it stays where it is in the other.
second.root.attach box
println "moved in the second: ${places().collect { it[2] }.join(' and ')}"

box.kill()
box.waitFor()
[work, red, red.parent].each { it.remove() }
[first, second].each { it.unmount() }
