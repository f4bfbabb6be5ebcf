package org.cgroovy.runner

import org.cgroovy.runner.Attack.Lair
import org.cgroovy.runner.Attack.Outcome

/** The attacks, oldest first. */
class Attacks {
    private static final UNTOUCHED = { Lair lair, Outcome outcome -> !lair.untouched }
    private static final READS_SECRET = { Lair lair, Outcome outcome -> !lair.untouched || outcome.out.contains('precious') }

    static final List<Attack> ALL = [
        new Attack('tinydocker', "the host's root is left mounted below the new one",
                script: 'cut -d" " -f5 /proc/self/mountinfo | grep -c "^/$"; ls -a / | grep -c "\\.old\\|pivot"; chroot /proc/1/cwd/../../../.. ls /etc',
                reached: { Lair lair, Outcome outcome -> !outcome.refused && (outcome.out.readLines().take(2) != ['1', '0'] || outcome.out.contains('debian_version')) }),
        new Attack('CVE-2017-5226', 'the program types into the terminal of who started it',
                spoil: { programs(it) },
                script: '''perl -e 'my $n = 0; for my $f ("/dev/tty", "/dev/console") { if (open(my $t, "+<", $f)) { for my $c (0x5412, 0x5412 | 1 << 32)
                    { my $x = "#"; $n++ if defined ioctl($t, $c, $x) } } } print "typed $n"' ''',
                reached: { Lair lair, Outcome outcome -> outcome.out =~ /typed [1-9]/ }),
        new Attack('CVE-2019-5736', "the host's program is executed inside as /proc/self/exe",
                spoil: { it.config.process.args = ['/proc/self/exe', '--version'] },
                reached: { Lair lair, Outcome outcome -> outcome.out.contains('java') || outcome.out.contains('openjdk') || outcome.out.contains('OpenJDK') }),
        new Attack('CVE-2019-19921', 'the root file system has a symbolic link for /proc',
                spoil: { it.link('proc', '/tmp') },
                reached: { Lair lair, Outcome outcome -> !outcome.refused }),
        new Attack('CVE-2019-16884', 'a directory of the caller is mounted over /proc',
                spoil: { it.mount('bind', '/proc', it.victim.path, ['rbind']) },
                script: 'cat /proc/secret',
                reached: READS_SECRET),
        new Attack('CVE-2021-30465', 'a mount point below a symbolic link that leads out of the root',
                spoil: { it.link('out', it.victim.path); it.mount('tmpfs', '/out/here') },
                reached: UNTOUCHED),
        new Attack('CVE-2021-30465', 'the same while the link and a directory change places',
                spoil: { new File(it.root, 'vol').mkdirs(); it.link('swap', it.victim.path); it.mount('tmpfs', '/vol/here'); it.race('vol', 'swap') },
                reached: UNTOUCHED, rounds: 25),
        new Attack('CVE-2022-0492', 'a v1 cgroup is mounted and its release_agent written',
                script: '''mkdir /dev/shm/x; mount -t cgroup -o none,name=cgroovy-evil none /dev/shm/x 2>&1 && echo mounted
                    unshare -UrmC sh -c 'mount -t cgroup -o rdma none /dev/shm/x' 2>&1 && echo mounted
                    for d in /sys/fs/cgroup/*; do [ -e $d/release_agent ] && echo /x 2>&1 > $d/release_agent && echo written; done; true''',
                reached: { Lair lair, Outcome outcome -> outcome.out.readLines().any { it in ['mounted', 'written'] } }),
        new Attack('CVE-2022-27650', 'capabilities are inheritable',
                script: 'grep CapInh /proc/self/status',
                reached: { Lair lair, Outcome outcome -> !outcome.refused && !(outcome.out =~ /CapInh:\t0{16}/) }),
        new Attack('CVE-2023-25809', 'the hierarchies below /sys/fs/cgroup can be written to',
                script: 'for d in /sys/fs/cgroup/*; do mkdir $d/x 2>/dev/null && rmdir $d/x && echo made; done; true',
                reached: { Lair lair, Outcome outcome -> outcome.out.contains('made') }),
        *(7..10).collect { n ->
            new Attack('CVE-2024-21626', "the working directory is /proc/self/fd/$n",
                    spoil: { it.config.process.cwd = "/proc/self/fd/$n".toString() },
                    script: 'ls -d ./proc/1/cwd/../../../../../../../etc/debian_version ../../../../../../../../etc/debian_version 2>/dev/null',
                    reached: { Lair lair, Outcome outcome -> outcome.out.contains('debian_version') })
        },
        new Attack('CVE-2024-21626', 'descriptors of the starter are open inside',
                script: 'ls /proc/self/fd | sort -n | tail -n +5 | tr "\\n" " "; for f in 4 5 6 7 8 9 10 11 12; do ls -d /proc/$$/fd/$f/etc/debian_version 2>/dev/null; done; true',
                reached: { Lair lair, Outcome outcome -> outcome.out.contains('debian_version') }),
        new Attack('CVE-2024-45310', 'a missing mount point is made behind a symbolic link',
                spoil: { it.link('gone', it.victim.path); it.mount('tmpfs', '/gone/a/b') },
                reached: UNTOUCHED),
        new Attack('CVE-2024-45310', 'the same while the link and a directory change places',
                spoil: { new File(it.root, 'vol').mkdirs(); it.link('swap', it.victim.path); it.mount('tmpfs', '/vol/a/b/c'); it.race('vol', 'swap') },
                reached: UNTOUCHED, rounds: 25),
        new Attack('CVE-2025-31133', "a masked path is covered with what the root's /dev/null leads to",
                spoil: {
                    it.config.mounts.removeAll { it.destination.startsWith('/dev') }
                    it.link('dev/null', "$it.victim/secret")
                    it.config.linux.maskedPaths = ['/etc/passwd']
                },
                script: 'cat /etc/passwd',
                reached: READS_SECRET),
        new Attack('CVE-2025-52881', 'writes of the starter to /proc are led to a file of the host by a race for /proc',
                spoil: {
                    it.link('swap', it.victim.path)
                    it.config.process.oomScoreAdj = 77
                    it.race('proc', 'swap')
                },
                reached: UNTOUCHED, rounds: 25),
        new Attack('CVE-2026-41579, CVE-2026-47766', 'the root file system has a symbolic link for /dev, and nodes are made where it leads',
                spoil: { it.link('dev', it.victim.path) },
                reached: UNTOUCHED),
        new Attack('keyring', "keys of who started it are in reach",
                spoil: { programs(it) },
                script: '''perl -e 'my $r = syscall(250, 0, -3, 0); print $r < 0 ? "errno " . ($!+0) : "keyring $r"' ''',
                reached: { Lair lair, Outcome outcome -> outcome.out.contains('keyring') }),
        new Attack('user namespaces', 'root of a user namespace mounts what it likes',
                script: 'unshare -Ur mount -t tmpfs x /tmp 2>&1 && echo mounted',
                reached: { Lair lair, Outcome outcome -> outcome.out.contains('mounted') }),
    ]

    private static void programs(Lair lair) {
        ['/usr', '/lib', '/lib64'].findAll { new File(it).exists() }.each { lair.mount('bind', it, it, ['rbind', 'ro']) }
    }
}
