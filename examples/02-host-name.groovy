#!/usr/bin/env cgroovy
// A host name that is changed inside stays inside: the container has its own uts namespace.

def outside = { new File('/proc/sys/kernel/hostname').text.trim() }
def before = outside()

def result = container {
    hostname 'inside'
    rootfs busybox()
    capabilities { add 'SYS_ADMIN' }    // sethostname(2) asks for it
    capture '/bin/sh', '-c', 'hostname; hostname changed; hostname'
}

println "inside:  ${result.out.readLines().join(', then ')}"
println "outside: $before, then ${outside()}"
println outside() == before ? 'The host kept its name.' : 'The host was renamed!'
