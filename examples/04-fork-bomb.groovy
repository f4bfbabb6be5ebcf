#!/usr/bin/env cgroovy
// A fork bomb, held by `pids 10`: for a second it tries what it can, then its PID 1 ends, and the kernel ends the rest.

def result = container {
    rootfs busybox()
    limits { pids 10; cpu 50.percent }
    capture '/bin/sh', '-c', 'bomb() { bomb | bomb & }; bomb; exec sleep 1'
}

println "The bomb ended with exit code $result.exitCode after ${result.usage.wallTime.toMillis()} ms."
println "The kernel refused $result.pidsLimitHits forks: there were never more than 10 processes."
result
