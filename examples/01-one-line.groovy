#!/usr/bin/env cgroovy
// A container in one line: its own host name, half a CPU, ten processes. With `run '/bin/sh'` you are inside.
container { hostname 'inside'; rootfs busybox(); limits { cpu 50.percent; pids 10 }; run '/bin/sh', '-c', 'echo "PID $$ on $(hostname), of at most $(cat $(find /sys/fs/cgroup -name pids.max)) processes"' }
