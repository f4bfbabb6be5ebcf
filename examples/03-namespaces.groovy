#!/usr/bin/env cgroovy
// All eight kinds of namespace: what /proc/self/ns says outside, and inside a container that shares none of them.

import java.nio.file.Files
import java.nio.file.Path

def result = container {
    rootfs busybox()
    namespaces { unshare 'user', 'time' }    // the other six are a container's own anyway
    capture '/bin/sh', '-c', 'cd /proc/self/ns; for name in *; do echo $name $(readlink $name); done'
}

def inside = result.out.readLines().collectEntries { it.split(' ') as List }
def kinds = ['mnt', 'pid', 'uts', 'ipc', 'net', 'cgroup', 'user', 'time']
def shared = kinds.findAll { kind ->
    def outside = Files.readSymbolicLink(Path.of("/proc/self/ns/$kind")).toString()
    printf '%-20s %-20s\n', outside, inside[kind]
    outside == inside[kind]
}
println shared ? "shared: $shared" : "${kinds.size()} namespaces, none shared."
