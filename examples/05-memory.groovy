#!/usr/bin/env cgroovy
// An allocation of 200 MiB where 100 MiB are allowed: the kernel kills the program, and the result says so.

def allocate = { int mebibytes ->
    def result = container {
        rootfs busybox()
        limits { memory 100.MiB, swap: 0 }
        capture '/bin/dd', 'if=/dev/zero', 'of=/dev/null', "bs=${mebibytes}M", 'count=1'
    }
    printf '%3d MiB: exit code %d, %s, %s at most\n',
            mebibytes, result.exitCode, result.oomKilled ? 'killed for want of memory' : 'not killed', result.usage.peakMemory
}

println 'limit 100 MiB'
allocate 50
allocate 200
