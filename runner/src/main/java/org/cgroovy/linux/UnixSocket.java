package org.cgroovy.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Unix socket that keeps messages apart ({@code SOCK_SEQPACKET}): each comes whole or not at all, and descriptors come
 * with the message that they were sent with. Sending and receiving may go on at the same time.
 *
 * @see "unix(7); cmsg(3)"
 */
public final class UnixSocket {
    /** The longest message, in bytes. */
    public static final int LONGEST = 1 << 16;

    /** The most descriptors of one message. */
    public static final int MOST_DESCRIPTORS = 4;

    private static final int AF_UNIX = 1;
    private static final int SEQPACKET_CLOEXEC = 5 | 02000000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int SO_PEERGROUPS = 59;
    private static final int MOST_GROUPS = 4096;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int MSG_TRUNC = 0x20;
    private static final int SHUT_RDWR = 2;
    private static final int HEADER_BYTES = 56;
    private static final int CMSG_HEADER = 16;
    private static final int LONGEST_PATH = 107;

    private final Kernel kernel;
    private final int fd;

    /** @param fd of such a socket, however it came to be */
    public UnixSocket(Kernel kernel, int fd) {
        this.kernel = kernel;
        this.fd = fd;
    }

    /** Listens at a path that nothing is at. */
    public static UnixSocket listen(Kernel kernel, String path, int backlog) {
        UnixSocket socket = open(kernel);
        try {
            NativeMemory memory = kernel.scratch();
            long address = address(memory, path);
            Kernel.check(kernel.raw(Syscall.BIND, socket.fd, address, length(path)), () -> "bind(\"" + path + "\")");
            Kernel.check(kernel.raw(Syscall.LISTEN, socket.fd, backlog), () -> "listen(\"" + path + "\")");
            return socket;
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Connects to who listens at a path. */
    public static UnixSocket connect(Kernel kernel, String path) {
        UnixSocket socket = open(kernel);
        try {
            NativeMemory memory = kernel.scratch();
            long address = address(memory, path);
            Kernel.check(
                    kernel.raw(Syscall.CONNECT, socket.fd, address, length(path)), () -> "connect(\"" + path + "\")");
            return socket;
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static UnixSocket open(Kernel kernel) {
        long fd = Kernel.check(
                kernel.raw(Syscall.SOCKET, AF_UNIX, SEQPACKET_CLOEXEC, 0), () -> "socket(AF_UNIX, SOCK_SEQPACKET)");
        return new UnixSocket(kernel, (int) fd);
    }

    private static int length(String path) {
        return 2 + path.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static long address(NativeMemory memory, String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_PATH) {
            throw new KernelException("bind(\"" + path + "\")", Errno.ENAMETOOLONG);
        }
        var address = new byte[2 + name.length + 1];
        address[0] = AF_UNIX; // little-endian, as all that this runs on
        System.arraycopy(name, 0, address, 2, name.length);
        return memory.put(address);
    }

    public int fd() {
        return fd;
    }

    /** Waits for the next who connects. */
    public UnixSocket accept() {
        long accepted;
        do {
            accepted = kernel.raw(Syscall.ACCEPT4, fd, 0, 0, SEQPACKET_CLOEXEC & ~0xf);
        } while (Kernel.isError((int) accepted, Errno.EINTR));
        return new UnixSocket(kernel, (int) Kernel.check(accepted, () -> "accept4(socket)"));
    }

    public Peer peer() {
        NativeMemory memory = kernel.scratch();
        long size = memory.reserve(8);
        long credentials = memory.reserve(12);
        memory.putInt(size, 12);
        Kernel.check(
                kernel.raw(Syscall.GETSOCKOPT, fd, SOL_SOCKET, SO_PEERCRED, credentials, size),
                () -> "getsockopt(SO_PEERCRED)");
        int pid = memory.getInt(credentials);
        int uid = memory.getInt(credentials + 4);
        int gid = memory.getInt(credentials + 8);
        return new Peer(pid, uid, gid, peerGroups());
    }

    private Set<Integer> peerGroups() {
        NativeMemory memory = kernel.scratch();
        long size = memory.reserve(8);
        long list = memory.reserve(4 * MOST_GROUPS);
        memory.putInt(size, 4 * MOST_GROUPS);
        Kernel.check(
                kernel.raw(Syscall.GETSOCKOPT, fd, SOL_SOCKET, SO_PEERGROUPS, list, size),
                () -> "getsockopt(SO_PEERGROUPS)");
        var groups = new HashSet<Integer>();
        for (int at = 0; at < memory.getInt(size); at += 4) {
            groups.add(memory.getInt(list + at));
        }
        return groups;
    }

    /**
     * Sends a message; the descriptors stay open here.
     *
     * @param patient whether to wait for who does not read; else that is EAGAIN
     */
    public void send(byte[] bytes, List<Integer> descriptors, boolean patient) {
        NativeMemory memory = kernel.scratch();
        long header = header(memory, memory.put(bytes), bytes.length);
        if (!descriptors.isEmpty()) {
            int length = CMSG_HEADER + 4 * descriptors.size();
            long control = memory.put(new byte[length + 7 & -8]);
            memory.putLong(control, length);
            memory.putInt(control + 8, SOL_SOCKET);
            memory.putInt(control + 12, 1); // SCM_RIGHTS
            for (int i = 0; i < descriptors.size(); i++) {
                memory.putInt(control + CMSG_HEADER + 4L * i, descriptors.get(i));
            }
            memory.putLong(header + 32, control);
            memory.putLong(header + 40, length + 7 & -8);
        }
        int flags = MSG_NOSIGNAL | (patient ? 0 : MSG_DONTWAIT);
        long sent;
        do {
            sent = kernel.raw(Syscall.SENDMSG, fd, header, flags);
        } while (Kernel.isError((int) sent, Errno.EINTR));
        Kernel.check(sent, () -> "sendmsg(socket, " + bytes.length + " bytes)");
    }

    private static long header(NativeMemory memory, long data, int length) {
        long iovec = memory.put(new byte[16]);
        memory.putLong(iovec, data);
        memory.putLong(iovec + 8, length);
        long header = memory.put(new byte[HEADER_BYTES]);
        memory.putLong(header + 16, iovec);
        memory.putLong(header + 24, 1);
        return header;
    }

    /**
     * Waits for the next message; empty when the other side is gone.
     *
     * @throws KernelException EMSGSIZE when it was longer than the longest
     */
    public Optional<Parcel> receive() {
        return receive(true);
    }

    /** @param patient whether to wait for one; else it is EAGAIN when there is none */
    Optional<Parcel> receive(boolean patient) {
        NativeMemory memory = kernel.scratch();
        long data = memory.reserve(LONGEST);
        long header = header(memory, data, LONGEST);
        int room = CMSG_HEADER + 4 * MOST_DESCRIPTORS;
        long control = memory.put(new byte[room]);
        memory.putLong(header + 32, control);
        memory.putLong(header + 40, room);
        long length;
        do {
            length = kernel.raw(Syscall.RECVMSG, fd, header, MSG_CMSG_CLOEXEC | (patient ? 0 : MSG_DONTWAIT));
            // Who goes without having read all is reported before what he has said.
        } while (Kernel.isError((int) length, Errno.EINTR, Errno.ECONNRESET));
        if (length == 0) {
            return Optional.empty();
        }
        Kernel.check(length, () -> "recvmsg(socket)");
        boolean cut = (memory.getInt(header + 48) & MSG_TRUNC) != 0;
        List<Integer> descriptors =
                memory.getLong(header + 40) < CMSG_HEADER ? List.of() : descriptors(memory, control);
        byte[] bytes = memory.get(data, (int) length);
        if (cut) {
            descriptors.forEach(kernel::close);
            throw new KernelException("recvmsg(socket)", Errno.EMSGSIZE);
        }
        return Optional.of(new Parcel(bytes, descriptors));
    }

    private static List<Integer> descriptors(NativeMemory memory, long control) {
        var descriptors = new ArrayList<Integer>();
        for (long at = CMSG_HEADER; at + 4 <= memory.getLong(control); at += 4) {
            descriptors.add(memory.getInt(control + at));
        }
        return descriptors;
    }

    /** Wakes who waits for a message here: there will be none. */
    public void shutdown() {
        kernel.raw(Syscall.SHUTDOWN, fd, SHUT_RDWR);
    }

    public void close() {
        kernel.close(fd);
    }
}
