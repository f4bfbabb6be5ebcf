#!/usr/bin/env cgroovy
// Moving a process changes its limits at once: the same loop under 20 %, then 60 % of a CPU, then none of either.

def slow = cgroup('cpu:/cgroovy-example-slow') { limits { cpu 20.percent } }
def fast = cgroup('cpu:/cgroovy-example-fast') { limits { cpu 60.percent } }
def box = container { rootfs busybox(); start '/bin/sh', '-c', 'while :; do :; done' }

/** Ticks of 10 ms that the process has used. */
def used = { new File("/proc/${box.pid}/stat").with { it.exists() ? it.text.split(' ')[13..14]*.toLong().sum() : 0L } }
def measure = { String where ->
    long since = System.nanoTime(), ticks = used() as long
    sleep 1.seconds
    printf '%-6s %3.0f %% of a CPU\n', where, 1e9d * ((used() as long) - ticks) / (System.nanoTime() - since)
}

slow.attach box
measure 'slow:'
fast.attach box
measure 'fast:'
println "slow was throttled in ${slow.cpu.stat.nr_throttled} periods, fast in ${fast.cpu.stat.nr_throttled}"

box.kill()
box.waitFor()
[slow, fast].each { it.remove() }
