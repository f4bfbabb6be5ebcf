#!/usr/bin/env cgroovy
// A container with a directory of the host, one in memory, variables of its own, and another user; its root is read-only.

def shared = File.createTempDir('cgroovy-example', '')
shared.setReadable(true, false)
shared.setExecutable(true, false)
new File(shared, 'from-host').text = 'written outside'

def result = container {
    rootfs busybox()
    readonly true
    mounts {
        bind shared, '/shared', readonly: true
        tmpfs '/tmp', size: 16.MiB
    }
    env PATH: '/bin', GREETING: 'hello'
    user 1000, 1000, groups: [10, 20]
    cwd '/tmp'
    capture '/bin/sh', '-c', '''
        echo "who:    $(id -u):$(id -g), groups $(id -G)"
        echo "where:  $(pwd), a tmpfs of $(df -m /tmp | awk 'END { print $2 }') MiB"
        echo "env:    $GREETING from $PATH"
        echo "shared: $(cat /shared/from-host)"
        for file in /shared/new /new /tmp/new; do
            if touch $file 2>/dev/null; then echo "write:  $file yes"; else echo "write:  $file no"; fi
        done
    '''
}

shared.deleteDir()
print result.out
result
