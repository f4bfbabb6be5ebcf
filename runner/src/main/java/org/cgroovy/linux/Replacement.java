package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts another program in the place of this process, as execve(2) does: same pid, same terminal, same open files.
 *
 * <p>The virtual machine leaves traces that a program would inherit. Its handlers of signals go by themselves. The signals
 * that it blocks in its threads are unblocked as they were when it started, which its first thread still knows. The
 * descriptors that it opened are closed; those that it was started with are named to it, for by itself it cannot tell. Whoever made room for its open files by
 * {@code -XX:+MaxFDLimit}, the default, passes the raised limit on.
 *
 * @see "execve(2), signal(7); execvp(3) for the search of the path and for scripts without #!"
 */
public final class Replacement {
    private static final String DEFAULT_PATH = "/bin:/usr/bin";
    private static final int WORD = 8;
    private static final int SIG_SETMASK = 2;
    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final int F_SETFD = 2;
    private static final long LAST_FD = 0xffff_ffffL;

    private final Kernel kernel;
    private final List<Long> candidates = new ArrayList<>();
    private final long argv;
    private final long shellArgv;
    private final long environment;
    private final long mask;
    private final NativeMemory memory;
    private final int[] inherited;
    /** Holds on to the memory that the addresses point into. */
    private final ByteBuffer buffer;

    /**
     * Prepares everything, so that {@link #run} needs no memory: the cgroup that this thread is in by then may have none.
     *
     * @param argv the program and its arguments, as bytes without NUL; at least one
     * @param environment {@code NAME=value}, as bytes without NUL
     * @param inherited descriptors above 2 that the program shall have too
     */
    public Replacement(Kernel kernel, List<byte[]> argv, List<byte[]> environment, int... inherited) {
        this.kernel = kernel;
        this.inherited = inherited.clone();
        List<byte[]> paths = paths(argv.get(0), environment);
        this.buffer = ByteBuffer.allocateDirect(size(argv) + size(environment) + size(paths) + 16 * WORD)
                .order(ByteOrder.nativeOrder());
        this.memory = new NativeMemory(buffer, NativeCode.addressOf(buffer));
        List<Long> arguments = new ArrayList<>();
        for (byte[] argument : argv) {
            arguments.add(text(argument));
        }
        this.argv = array(arguments);
        List<Long> variables = new ArrayList<>();
        for (byte[] variable : environment) {
            variables.add(text(variable));
        }
        this.environment = array(variables);
        for (byte[] path : paths) {
            candidates.add(text(path));
        }
        long shell = text("/bin/sh".getBytes(StandardCharsets.US_ASCII));
        // The second place is filled with the script's path when it is known.
        arguments.add(0, shell);
        this.shellArgv = array(arguments);
        this.mask = memory.reserve(WORD);
        memory.putLong(mask, blockedAtStart());
        candidates.add(shell);
    }

    /** Does it. It comes back only when no program could be run, with the reason. */
    public Errno run() {
        kernel.raw(Syscall.CLOSE_RANGE, 3, LAST_FD, CLOSE_RANGE_CLOEXEC);
        for (int fd : inherited) {
            kernel.raw(Syscall.FCNTL, fd, F_SETFD, 0);
        }
        kernel.raw(Syscall.RT_SIGPROCMASK, SIG_SETMASK, mask, 0, WORD);
        int shell = candidates.size() - 1;
        Errno reason = Errno.ENOENT;
        for (int i = 0; i < shell; i++) {
            Errno errno = execute(candidates.get(i), argv);
            if (errno == Errno.ENOEXEC) {
                memory.putLong(shellArgv + WORD, candidates.get(i));
                return execute(candidates.get(shell), shellArgv);
            }
            if (errno == Errno.EACCES) {
                reason = errno;
            } else if (errno != Errno.ENOENT && errno != Errno.ENOTDIR) {
                return errno;
            }
        }
        return reason;
    }

    private Errno execute(long path, long arguments) {
        return Errno.of((int) -kernel.raw(Syscall.EXECVE, path, arguments, environment));
    }

    private long text(byte[] bytes) {
        byte[] terminated = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, terminated, 0, bytes.length);
        return memory.put(terminated);
    }

    /** Addresses with a NULL behind them. */
    private long array(List<Long> addresses) {
        long array = memory.reserve((addresses.size() + 1) * WORD);
        for (int i = 0; i < addresses.size(); i++) {
            memory.putLong(array + (long) i * WORD, addresses.get(i));
        }
        memory.putLong(array + (long) addresses.size() * WORD, 0);
        return array;
    }

    /** Room for the texts and two arrays of their addresses. */
    private static int size(List<byte[]> texts) {
        int size = 4 * WORD;
        for (byte[] text : texts) {
            size += text.length + 4 * WORD;
        }
        return size;
    }

    /** Where a program is looked for: its own path, or its name in each directory of PATH. */
    private static List<byte[]> paths(byte[] program, List<byte[]> environment) {
        // Latin 1 keeps every byte as it is.
        String name = new String(program, StandardCharsets.ISO_8859_1);
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            return List.of(program);
        }
        String path = DEFAULT_PATH;
        for (byte[] variable : environment) {
            String text = new String(variable, StandardCharsets.ISO_8859_1);
            if (text.startsWith("PATH=")) {
                path = text.substring("PATH=".length());
            }
        }
        List<byte[]> paths = new ArrayList<>();
        for (String directory : path.split(":", -1)) {
            String file = directory.isEmpty() ? name : directory + "/" + name;
            paths.add(file.getBytes(StandardCharsets.ISO_8859_1));
        }
        return paths;
    }

    /** The signals that were blocked when this process began: the first thread never changes its own. */
    private long blockedAtStart() {
        long pid = kernel.raw(Syscall.GETPID);
        for (String line :
                PlainFiles.read(Path.of("/proc/self/task/" + pid + "/status")).split("\n")) {
            if (line.startsWith("SigBlk:")) {
                return Long.parseUnsignedLong(line.substring("SigBlk:".length()).strip(), 16);
            }
        }
        return 0;
    }
}
