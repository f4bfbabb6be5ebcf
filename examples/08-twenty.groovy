#!/usr/bin/env cgroovy
// Twenty containers at once, each with its own limits, and their results in a table.

import java.util.concurrent.Callable
import java.util.concurrent.Executors

def threads = Executors.newFixedThreadPool(20)
def started = System.nanoTime()
def results = threads.invokeAll((1..20).collect {
    {
        container {
            rootfs busybox()
            limits { cpu 50.percent; memory 64.MiB; pids 10 }
            capture '/bin/sh', '-c', 'dd if=/dev/urandom bs=1M count=4 2>/dev/null | md5sum'
        }
    } as Callable
})*.get()
def millis = (System.nanoTime() - started).intdiv(1_000_000)
threads.shutdown()

println ' nr  exit  CPU ms  wall ms  peak memory  md5sum of 4 MiB of noise'
results.eachWithIndex { result, index ->
    def used = result.usage
    printf '%3d  %4d  %6d  %7d  %11s  %s\n', index + 1, result.exitCode, used.cpuTime.toMillis(), used.wallTime.toMillis(),
            used.peakMemory ?: '-', result.out.take(32)
}
println "${results.count { it.exitCode == 0 }} of 20 ended well, all in $millis ms."
