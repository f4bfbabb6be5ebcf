#!/usr/bin/env cgroovy
// Two spinners at once, for two seconds: held to half a CPU by quota, then to one core by cpuset; measured.

def spinners = 'yes >/dev/null & yes >/dev/null & exec sleep 2'
def half = container { rootfs busybox(); limits { cpu 50.percent }; capture '/bin/sh', '-c', spinners }
def core = container { rootfs busybox(); limits { cpus '0' }; capture '/bin/sh', '-c', spinners }

['cpu 50.percent': half, "cpus '0'": core].each { limit, result ->
    def (used, wall, held) = [result.usage.cpuTime, result.usage.wallTime, result.usage.throttledTime]*.toMillis()
    printf '%-14s  %4d ms of CPU time in %4d ms: %4.2f CPUs, held back for %d ms\n',
            limit, used, wall, used / Math.max(1L, wall), held
}
