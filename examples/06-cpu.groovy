#!/usr/bin/env cgroovy
// Two spinners at once, for two seconds: held to half a CPU by quota, then to one core by cpuset; measured.

import org.cgroovy.runner.Result

def spinners = 'yes >/dev/null & yes >/dev/null & exec sleep 2'
def half = container { rootfs busybox(); limits { cpu 50.percent }; capture '/bin/sh', '-c', spinners }
def core = container { rootfs busybox(); limits { cpus '0' }; capture '/bin/sh', '-c', spinners }

def report = { String limit, Result result ->
    def used = result.cpuTime().toMillis()
    def wall = result.wallTime().toMillis()
    printf '%-14s  %4d ms of CPU time in %4d ms: %.2f CPUs\n', limit, used, wall, used / Math.max(1, wall)
}

report 'cpu 50.percent', half as Result
report "cpus '0'", core as Result
