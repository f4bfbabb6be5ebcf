#!/usr/bin/env cgroovy
// tasks against cgroup.procs: v1 can move a single thread, so one process may be in two cgroups at once.

def demo = hierarchy('cgroovy-threads') { named; at '/tmp/cgroovy-threads' }
def group = demo.cgroup('/group').create()

// This very process has many threads: all are in the root now. Its own number is also that of its first thread.
def pid = ProcessHandle.current().pid() as int
println "in the root: this process ${demo.root.procs.contains(pid)}, its first thread ${demo.root.threads.contains(pid)}"

group.attachThread pid
println "tasks took one thread:        ${group.threads.size()} in the group, cgroup.procs there has this process: ${group.procs.contains(pid)}"

group.attach pid
println "cgroup.procs took all of it:  ${group.threads.size() > 1 ? 'many' : group.threads.size()} threads in the group"

demo.root.attach pid
group.remove()
demo.unmount()
