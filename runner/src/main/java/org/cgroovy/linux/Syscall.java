package org.cgroovy.linux;

import java.util.Locale;

/**
 * The system calls we make, with their numbers.
 *
 * @see "Linux arch/x86/entry/syscalls/syscall_64.tbl; include/uapi/asm-generic/unistd.h for aarch64"
 */
public enum Syscall {
    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    LSEEK(8, 62),
    MMAP(9, 222),
    MUNMAP(11, 215),
    RT_SIGACTION(13, 134),
    RT_SIGPROCMASK(14, 135),
    IOCTL(16, 29),
    PREAD64(17, 67),
    NANOSLEEP(35, 101),
    GETPID(39, 172),
    SOCKET(41, 198),
    CONNECT(42, 203),
    SENDMSG(46, 211),
    RECVMSG(47, 212),
    SHUTDOWN(48, 210),
    BIND(49, 200),
    LISTEN(50, 201),
    SOCKETPAIR(53, 199),
    GETSOCKOPT(55, 209),
    CLONE(56, 220),
    FCNTL(72, 25),
    CHDIR(80, 49),
    CHROOT(161, 51),
    FCHDIR(81, 50),
    FCHOWN(93, 55),
    UMASK(95, 166),
    GETUID(102, 174),
    KILL(62, 129),
    GETGID(104, 176),
    SETPGID(109, 154),
    SETSID(112, 157),
    GETGROUPS(115, 158),
    SETGROUPS(116, 159),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    SETFSUID(122, 151),
    SETFSGID(123, 152),
    CAPSET(126, 91),
    FSTATFS(138, 44),
    PIVOT_ROOT(155, 41),
    PRCTL(157, 167),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    SETHOSTNAME(170, 161),
    SETDOMAINNAME(171, 162),
    EXIT_GROUP(231, 94),
    WAITID(247, 95),
    KEYCTL(250, 219),
    GETDENTS64(217, 61),
    IOPRIO_GET(252, 31),
    OPENAT(257, 56),
    MKDIRAT(258, 34),
    MKNODAT(259, 33),
    UNLINKAT(263, 35),
    SYMLINKAT(266, 36),
    PPOLL(271, 73),
    FALLOCATE(285, 47),
    UNSHARE(272, 97),
    EPOLL_CTL(233, 21),
    EPOLL_PWAIT(281, 22),
    ACCEPT4(288, 242),
    EVENTFD2(290, 19),
    EPOLL_CREATE1(291, 20),
    INOTIFY_ADD_WATCH(254, 27),
    INOTIFY_INIT1(294, 26),
    DUP3(292, 24),
    PIPE2(293, 59),
    PRLIMIT64(302, 261),
    SETNS(308, 268),
    RENAMEAT2(316, 276),
    SECCOMP(317, 277),
    MEMFD_CREATE(319, 279),
    BPF(321, 280),
    EXECVEAT(322, 281),
    STATX(332, 291),
    EXECVE(59, 221),
    PIDFD_SEND_SIGNAL(424, 424),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    PIDFD_OPEN(434, 434),
    CLONE3(435, 435),
    CLOSE_RANGE(436, 436),
    OPENAT2(437, 437),
    PIDFD_GETFD(438, 438),
    FACCESSAT2(439, 439),
    MOUNT_SETATTR(442, 442);

    private final int x86;
    private final int aarch64;

    Syscall(int x86, int aarch64) {
        this.x86 = x86;
        this.aarch64 = aarch64;
    }

    public int number(Architecture architecture) {
        return architecture == Architecture.X86_64 ? x86 : aarch64;
    }

    /** The kernel's name: {@code pivot_root}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
