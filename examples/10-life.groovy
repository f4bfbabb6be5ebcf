#!/usr/bin/env cgroovy
// The life of a started container: looked into with stats and exec, slowed down with update, paused, resumed, ended.

import org.cgroovy.dsl.RunningContainer

def box = container {
    rootfs busybox()
    limits { cpu 50.percent; memory 64.MiB; pids 10 }
    start '/bin/sh', '-c', 'while :; do :; done'
} as RunningContainer

def measure = { String what ->
    def cpu = { box.stats.cpuNanos().orElse(0) }
    def (since, used) = [System.nanoTime(), cpu()]
    sleep 500
    printf '%-34s %3.0f %% of a CPU\n', what, 100d * (cpu() - used) / (System.nanoTime() - since)
}

measure 'started with cpu 50.percent:'
box.update { cpu 20.percent }
measure 'after update { cpu 20.percent }:'
box.pause()
measure 'paused:'
box.resume()
measure 'resumed:'

println "exec sees: ${box.capture('/bin/ps', '-o', 'pid,args').out.readLines()*.trim().drop(1).join('; ')}"
println "stats: ${box.stats.pids().orElse(0)} process, ${box.stats.memoryBytes().orElse(0).intdiv(1024)} KiB of memory"
box.kill 'KILL'
println "ended: ${box.waitFor()}"
println "left: ${ps().findAll { it.id() == box.id } ?: 'nothing'}"
