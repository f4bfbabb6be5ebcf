#!/usr/bin/env cgroovy
// Root inside, nobody outside: the user namespace maps ids 0 to 65535 to those from 100000 on.

def box = container {
    rootfs busybox()
    namespaces { uidMap 0, 100000, 65536; gidMap 0, 100000, 65536 }
    start '/bin/sleep', '60'
}

def status = new File("/proc/$box.pid/status")
def outside = status.exists() ? status.readLines().find { it.startsWith('Uid:') }.split()[1] : 'unknown'
println "inside:  uid ${box.capture('/bin/id', '-u').out.trim()}"
println "outside: uid $outside"
println "uid_map: ${box.capture('/bin/cat', '/proc/1/uid_map').out.split().join(' ')}"
box.remove()
