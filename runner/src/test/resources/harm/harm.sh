# Tries to change what is the host's, for UnchangedHostIT: whatever it does, it must be to itself. Nothing here would do much harm.
exec 2>/dev/null
for f in vm/stat_interval fs/pipe-max-size kernel/printk_ratelimit fs/inotify/max_user_watches kernel/threads-max fs/lease-break-time kernel/keys/maxkeys \
    user/max_net_namespaces net/core/somaxconn net/ipv4/ip_default_ttl kernel/hostname kernel/domainname; do
    echo 77 >/proc/sys/$f
done
mount -o remount,rw /sys; mount -o remount,rw /proc/sys; mount -o remount,rw /; mount -o remount,rw,bind /host
umount /proc/sys; umount -l /proc/kcore; umount -l /sys/fs/cgroup; umount -l /host
echo 77 >/proc/sys/vm/stat_interval
for d in /sys/fs/cgroup /sys/fs/cgroup/*; do
    mkdir $d/evil; echo max >$d/pids.max; echo max >$d/memory.max; echo -1 >$d/memory.limit_in_bytes; echo $$ >$d/../cgroup.procs; echo 1 >$d/cgroup.kill
    echo /x >$d/release_agent; rmdir $d/evil
done
for d in /host /host/a /host/a/b /mnt /etc; do
    echo evil >$d/evil; echo evil >$d/file; rm -f $d/file $d/secret; chmod 777 $d $d/file; chown 0:0 $d/file; ln $d/secret /tmp/secret; cat $d/secret
done
mknod /tmp/disk b 254 0 && head -c 4 /tmp/disk && echo disk
mknod /tmp/kmsg c 1 11 && echo evil >/tmp/kmsg
for p in /proc/[0-9]*; do echo 1000 >$p/oom_score_adj; echo evil >$p/comm; done
echo h >/proc/sysrq-trigger
echo 77 >/sys/kernel/mm/ksm/pages_to_scan; echo 77 >/sys/kernel/mm/ksm/sleep_millisecs; echo 77 >/sys/class/net/lo/tx_queue_len
unshare -Urmn sh -c 'mount -t tmpfs x /tmp; mount -t sysfs x /sys; echo 77 >/proc/sys/vm/stat_interval; mount --make-rshared /; mount --bind /tmp /host'
nsenter -t 1 -a true; chroot /proc/1/root/../.. true
mkdir -p /tmp/up; mount -t tmpfs x /tmp/up; mount --bind /tmp/up /host; mount --bind /tmp/up /etc
ip link add evil type dummy; ip link set lo down; nice -n -5 true; renice -5 1
kill -9 -1
kill -9 1
echo tried
