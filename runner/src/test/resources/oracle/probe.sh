# What a container sees of itself, for OracleIT: each line begins with what it is about. The arguments are control files.
cd /proc/self/cwd
me=/proc/$$
echo "umask $(umask)"
echo "cwd $(readlink $me/cwd)"
echo "arg $*"
echo "comm $(cat $me/comm) of $(readlink $me/exe)"
tr '\0' '\n' <$me/environ | sed 's/^/env /'
grep -E '^(Uid|Gid|Groups|Umask|NSpid|NSpgid|NSsid|SigQ|SigPnd|ShdPnd|SigBlk|SigIgn|SigCgt|Cap...|NoNewPrivs|Seccomp|Seccomp_filters|Cpus_allowed_list|Mems_allowed_list|TracerPid|CoreDumping|THP_enabled):' $me/status | sed 's/^/status /'
cut -d' ' -f18,19,40,41 $me/stat | sed 's/^/priority /'
grep -H '' $me/limits $me/oom_score_adj $me/cgroup $me/uid_map $me/gid_map $me/setgroups $me/coredump_filter $me/loginuid $me/timens_offsets 2>&1 | sed "s,^$me/,,"
sed 's/^/mount /' $me/mountinfo
cat /proc/sys/kernel/hostname | sed 's/^/hostname /'
cat /proc/sys/kernel/domainname | sed 's/^/domainname /'
(cd $me/ns && for n in *; do echo "ns $n $(readlink $n)"; done)
for f in $me/fd/*; do echo "fd ${f##*/}"; done
stat -c 'dev %n %F %a %t:%T %u:%g' /dev/* /dev/pts /dev/shm /dev/pts/ptmx / /tmp /proc /sys 2>&1
for f in fd stdin stdout stderr ptmx core; do echo "link $f $(readlink /dev/$f)"; done
for f in /proc/acpi /proc/asound /proc/kcore /proc/keys /proc/latency_stats /proc/timer_list /proc/timer_stats /proc/sched_debug /proc/scsi /sys/firmware /proc/version /etc/passwd /home; do
    if [ -d $f ]; then echo "masked $f directory of $(ls -A $f | wc -l)"; elif [ -e $f ]; then echo "masked $f $(head -c 40 $f 2>&1 | wc -c) bytes"; else echo "masked $f not there"; fi
done
ls -A /sys/fs/cgroup 2>&1 | sed 's/^/cgroups /'
for f in "$@"; do grep -H '' /sys/fs/cgroup/$f 2>/dev/null | sed 's/^/control /'; done
try() {
    said=$("$@" 2>&1 >/dev/null) && echo "try $*: done" || echo "try $*: $said"
}
try mkdir /dev/shm/d
try chmod 700 /dev/shm/d
try chown 1:1 /dev/shm/d
try ln -s x /dev/shm/l
try rm -r /dev/shm/d /dev/shm/l
for node in 'c 1 3' 'b 254 0' 'c 10 200' 'c 10 229'; do
    try mknod /dev/probe $node
    try dd if=/dev/probe count=0
    try rm /dev/probe
done
try touch /
try touch /etc
try chroot / /bin/true
try nice -n -3 /bin/true
try mount -t tmpfs none /mnt
try ping -c 1 -W 1 127.0.0.1
try sh -c ': >/proc/sys/kernel/ostype'
try sh -c ': >/proc/sysrq-trigger'
try sh -c ': >/sys/kernel/profiling'
ip -o link 2>/dev/null | cut -d: -f2 | sed 's/^/link/'
[ ! -t 0 ] || { echo "tty $(tty)"; stty -a | sed 's/^/stty /'; }
