package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The system calls that the runner makes itself, as typed Java; a refusal is a {@link KernelException}. Safe for use by
 * several threads.
 *
 * @see "section 2 of the Linux manual pages, under each method's name"
 */
public final class Kernel {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0100;
    public static final int O_EXCL = 0200;
    public static final int O_TRUNC = 01000;
    public static final int O_APPEND = 02000;
    public static final int O_NONBLOCK = 04000;
    public static final int O_CLOEXEC = 02000000;
    public static final int O_PATH = 010000000;

    private static final int AT_FDCWD = -100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int SCRATCH_BYTES = 1 << 17;
    private static final int MOST_TEXT = 1 << 16;

    private final Architecture architecture = Architecture.host();
    private final NativeCode code = new NativeCode(MachineCode.of(architecture));
    private final ThreadLocal<NativeMemory> scratch = ThreadLocal.withInitial(Kernel::newScratch);
    private final boolean aarch64 = architecture == Architecture.AARCH64;

    public Architecture architecture() {
        return architecture;
    }

    /** O_DIRECTORY, whose number differs between architectures. */
    public int directory() {
        return Flags.directory(architecture);
    }

    NativeCode code() {
        return code;
    }

    private static NativeMemory newScratch() {
        return memory(ByteBuffer.allocateDirect(SCRATCH_BYTES));
    }

    private static NativeMemory memory(ByteBuffer buffer) {
        return new NativeMemory(buffer.order(ByteOrder.nativeOrder()), NativeCode.addressOf(buffer));
    }

    NativeMemory scratch() {
        NativeMemory memory = scratch.get();
        memory.clear();
        return memory;
    }

    /** Makes any call; gives what the kernel gives, -errno on failure. */
    long raw(Syscall call, long... args) {
        return code.syscall(call.number(architecture), at(args, 0), at(args, 1), at(args, 2), at(args, 3), at(args, 4));
    }

    private static long at(long[] args, int index) {
        return index < args.length ? args[index] : 0;
    }

    static long check(long result, Supplier<String> call) {
        if (result < 0 && result >= -4095) {
            throw new KernelException(call.get(), Errno.of((int) -result));
        }
        return result;
    }

    public int open(String path, int flags, int mode) {
        long name = scratch().put(path);
        return (int)
                check(raw(Syscall.OPENAT, AT_FDCWD, name, flags | O_CLOEXEC, mode), () -> "open(\"" + path + "\")");
    }

    public void close(int fd) {
        raw(Syscall.CLOSE, fd);
    }

    /** Writes all of it with one call, as control files want it. */
    public void write(int fd, byte[] data, Supplier<String> call) {
        check(raw(Syscall.WRITE, fd, scratch().put(data), data.length), call);
    }

    /** Opens, reads with one call, closes; empty when it cannot be read. For what the kernel tells in a few lines. */
    public Optional<String> readFile(String path) {
        NativeMemory memory = scratch();
        long fd = raw(Syscall.OPENAT, AT_FDCWD, memory.put(path), O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            return Optional.empty();
        }
        long text = memory.reserve(MOST_TEXT);
        long length = raw(Syscall.READ, fd, text, MOST_TEXT);
        raw(Syscall.CLOSE, fd);
        return length < 0
                ? Optional.empty()
                : Optional.of(new String(memory.get(text, (int) length), StandardCharsets.UTF_8));
    }

    /** Opens, writes with one call, closes. */
    public void writeFile(String path, String value) {
        int fd = open(path, O_WRONLY, 0);
        try {
            writeText(fd, value, path);
        } finally {
            close(fd);
        }
    }

    /** Writes with one call to a file that is open; its path is for the message. */
    public void writeText(int fd, String value, String path) {
        byte[] data = value.getBytes(StandardCharsets.UTF_8);
        write(fd, data, () -> "write(\"" + path + "\", \"" + value.strip() + "\")");
    }

    public void mkdir(String path, int mode) {
        long name = scratch().put(path);
        check(
                raw(Syscall.MKDIRAT, AT_FDCWD, name, mode),
                () -> "mkdir(\"" + path + "\", 0" + Integer.toOctalString(mode) + ")");
    }

    public void rmdir(String path) {
        long name = scratch().put(path);
        check(raw(Syscall.UNLINKAT, AT_FDCWD, name, AT_REMOVEDIR), () -> "rmdir(\"" + path + "\")");
    }

    public void unlink(String path) {
        long name = scratch().put(path);
        check(raw(Syscall.UNLINKAT, AT_FDCWD, name, 0), () -> "unlink(\"" + path + "\")");
    }

    /** Renames, and refuses (EEXIST) when the new name is taken. */
    public void renameNew(String from, String to) {
        final int renameNoReplace = 1;
        NativeMemory memory = scratch();
        long old = memory.put(from);
        check(
                raw(Syscall.RENAMEAT2, AT_FDCWD, old, AT_FDCWD, memory.put(to), renameNoReplace),
                () -> "rename(\"" + from + "\", \"" + to + "\")");
    }

    /** Mounts a file system; empty data are none. */
    public void mount(String source, String target, String type, String data) {
        NativeMemory memory = scratch();
        long from = memory.put(source);
        long to = memory.put(target);
        long kind = memory.put(type);
        check(
                raw(Syscall.MOUNT, from, to, kind, 0, data.isEmpty() ? 0 : memory.put(data)),
                () -> "mount(\"" + source + "\", \"" + target + "\", \"" + type + "\", 0, \"" + data + "\")");
    }

    public void unmount(String target) {
        long name = scratch().put(target);
        check(raw(Syscall.UMOUNT2, name, 0), () -> "umount(\"" + target + "\")");
    }

    /** A pipe: read end, write end. */
    public Pipe pipe() {
        NativeMemory memory = scratch();
        long pair = memory.reserve(8);
        check(raw(Syscall.PIPE2, pair, O_CLOEXEC), () -> "pipe2()");
        return new Pipe(memory.getInt(pair), memory.getInt(pair + 4));
    }

    /** A pair of connected Unix sockets, to pass descriptors through. */
    public Pipe socketpair() {
        final int afUnix = 1;
        final int seqpacketCloexec = 5 | 02000000;
        NativeMemory memory = scratch();
        long pair = memory.reserve(8);
        check(raw(Syscall.SOCKETPAIR, afUnix, seqpacketCloexec, 0, pair), () -> "socketpair()");
        return new Pipe(memory.getInt(pair), memory.getInt(pair + 4));
    }

    public int eventfd() {
        return (int) check(raw(Syscall.EVENTFD2, 0, O_CLOEXEC | O_NONBLOCK), () -> "eventfd2()");
    }

    public Epoll epoll() {
        return new Epoll(this);
    }

    /** A descriptor that can be read when a watched file changes; see {@link #watchModified}. */
    public int inotify() {
        return (int) check(raw(Syscall.INOTIFY_INIT1, O_CLOEXEC | O_NONBLOCK), () -> "inotify_init1()");
    }

    /** Watches a file for being modified, which the kernel also says of its own event counters. */
    public void watchModified(int inotify, String path) {
        final int inModify = 2;
        long name = scratch().put(path);
        check(
                raw(Syscall.INOTIFY_ADD_WATCH, inotify, name, inModify),
                () -> "inotify_add_watch(\"" + path + "\", IN_MODIFY)");
    }

    public int pidfdOpen(int pid) {
        return (int) check(raw(Syscall.PIDFD_OPEN, pid, 0), () -> "pidfd_open(" + pid + ")");
    }

    /** A descriptor of another process, with the open file that it stands for; that process notices nothing. */
    public int pidfdGetfd(int pidfd, int fd) {
        return (int) check(raw(Syscall.PIDFD_GETFD, pidfd, fd, 0), () -> "pidfd_getfd(pidfd, " + fd + ")");
    }

    /** Gives a descriptor another number, under which programs that are executed have it too. */
    public void renumber(int fd, int number) {
        check(raw(Syscall.DUP3, fd, number, 0), () -> "dup3(" + fd + ", " + number + ")");
        close(fd);
    }

    /** Puts this process into a process group of its session; 0 is a new one, of its own. */
    public void joinGroup(int group) {
        check(raw(Syscall.SETPGID, 0, group), () -> "setpgid(0, " + group + ")");
    }

    /** Moves this process; Java takes relative paths as of the directory that it was started in, all the same. */
    public void changeDirectory(String path) {
        long name = scratch().put(path);
        check(raw(Syscall.CHDIR, name), () -> "chdir(\"" + path + "\")");
    }

    /** The class and the level that a process reads and writes disks with. */
    public int ioPriority(int pid) {
        final int ofProcess = 1;
        return (int) check(raw(Syscall.IOPRIO_GET, ofProcess, pid), () -> "ioprio_get(" + pid + ")");
    }

    public void pidfdSendSignal(int pidfd, int signal) {
        check(
                raw(Syscall.PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0),
                () -> "pidfd_send_signal(pidfd, " + Signal.nameOf(signal) + ")");
    }

    public void kill(int pid, int signal) {
        check(raw(Syscall.KILL, pid, signal), () -> "kill(" + pid + ", " + Signal.nameOf(signal) + ")");
    }

    public void setns(int fd, Namespace namespace) {
        check(raw(Syscall.SETNS, fd, namespace.flag()), () -> "setns(fd, " + namespace.flagName() + ")");
    }

    /** The file system that an open file is in, by its magic number; see statfs(2). */
    public long fileSystem(int fd) {
        NativeMemory memory = scratch();
        long buffer = memory.put(new byte[120]);
        check(raw(Syscall.FSTATFS, fd, buffer), () -> "fstatfs(fd)");
        return memory.getLong(buffer);
    }

    public int uid() {
        return (int) raw(Syscall.GETUID);
    }

    public int gid() {
        return (int) raw(Syscall.GETGID);
    }

    /** Makes /proc/self and the memory of this process unreadable for others: a child borrows it for a moment. */
    public void setUndumpable() {
        final int prSetDumpable = 4;
        check(raw(Syscall.PRCTL, prSetDumpable, 0, 0, 0, 0), () -> "prctl(PR_SET_DUMPABLE, 0)");
    }

    /** Waits until one of the descriptors can be read or is at its end, at most so many ms (-1: for ever). */
    public boolean[] poll(int[] fds, int timeoutMillis) {
        return new Poll(this).poll(fds, timeoutMillis);
    }

    /** Waits for a child by its pidfd; empty while it runs. Reaps it. */
    public Optional<ExitStatus> waitFor(int pidfd, boolean block) {
        return ExitStatus.waitFor(this, pidfd, block);
    }

    /** How a process ended that is not our child, as far as the kernel tells. */
    public ExitStatus statusOfStranger(int pidfd) {
        return new StrangersEnd(this, pidfd).status();
    }

    /** The end of the program that is PID 1 where init is asked for, in a sealed anonymous file. */
    public int reaperProgram() {
        return ReaperProgram.open(this, MachineCode.of(architecture), aarch64);
    }

    /** Receives one descriptor that was sent through a socket; the sender has already sent. */
    public int receiveDescriptor(int socket) {
        return Descriptors.receive(this, socket);
    }

    /** Wakes whoever polls an eventfd. */
    public void signalEvent(int eventfd) {
        raw(Syscall.WRITE, eventfd, scratch().put(new byte[] {1, 0, 0, 0, 0, 0, 0, 0}), 8);
    }

    /** Takes back what {@link #signalEvent} did. */
    public void clearEvent(int eventfd) {
        raw(Syscall.READ, eventfd, scratch().put(new byte[8]), 8);
    }

    /** Reads what is there into the buffer's beginning; 0 at the end, negative (-errno) on failure. */
    public int read(int fd, IoBuffer buffer) {
        return (int) raw(Syscall.READ, fd, buffer.address(), buffer.size());
    }

    /** Writes a part of the buffer; gives how much, negative (-errno) on failure. */
    public int write(int fd, IoBuffer buffer, int from, int length) {
        return (int) raw(Syscall.WRITE, fd, buffer.address() + from, length);
    }

    /** Where the first bytes of a file are that are not a hole; empty when there are none. */
    public OptionalLong firstData(int fd) {
        final int seekData = 3;
        long offset = raw(Syscall.LSEEK, fd, 0, seekData);
        return offset < 0 && isError((int) offset, Errno.ENXIO)
                ? OptionalLong.empty()
                : OptionalLong.of(check(offset, () -> "lseek(fd, 0, SEEK_DATA)"));
    }

    /** Gives the first bytes of a file back to the file system; all others stay where they are. */
    public void punchHole(int fd, long length) {
        final int keepSizePunchHole = 1 | 2;
        check(
                raw(Syscall.FALLOCATE, fd, keepSizePunchHole, 0, length),
                () -> "fallocate(fd, FALLOC_FL_PUNCH_HOLE|FALLOC_FL_KEEP_SIZE, 0, " + length + ")");
    }

    /** Names of the errors that {@link #read(int, IoBuffer)} and write give. */
    public static boolean isError(int result, Errno... any) {
        return result < 0 && List.of(any).contains(Errno.of(-result));
    }
}
