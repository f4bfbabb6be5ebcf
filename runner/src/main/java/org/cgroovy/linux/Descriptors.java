package org.cgroovy.linux;

import java.util.List;

/**
 * A descriptor on its way through a Unix socket.
 *
 * @see "unix(7), SCM_RIGHTS; cmsg(3)"
 */
public final class Descriptors {
    private static final long CMSG_LEN = 20;
    private static final long CMSG_SPACE = 24;
    private static final long SOL_SOCKET_SCM_RIGHTS = 1L | 1L << 32;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int MSG_DONTWAIT = 0x40;

    private Descriptors() {}

    /** The msghdr that sends the result of an earlier step of a launch program. */
    public static Arg message(String label) {
        Arg iovec = new Arg.Struct(List.of(Arg.text("x"), Arg.number(1)), "iovec");
        Arg control = new Arg.Struct(
                List.of(Arg.number(CMSG_LEN), Arg.number(SOL_SOCKET_SCM_RIGHTS), new Arg.ResultOf(label)), "control");
        return new Arg.Struct(
                List.of(Arg.NULL, Arg.number(0), iovec, Arg.number(1), control, Arg.number(CMSG_SPACE), Arg.number(0)),
                "{SCM_RIGHTS, " + label + "}");
    }

    static int receive(Kernel kernel, int socket) {
        NativeMemory memory = kernel.scratch();
        long data = memory.put(new byte[8]);
        long iovec = memory.put(new byte[16]);
        memory.putLong(iovec, data);
        memory.putLong(iovec + 8, 1);
        long control = memory.put(new byte[(int) CMSG_SPACE]);
        long header = memory.put(new byte[56]);
        memory.putLong(header + 16, iovec);
        memory.putLong(header + 24, 1);
        memory.putLong(header + 32, control);
        memory.putLong(header + 40, CMSG_SPACE);
        Kernel.check(
                kernel.raw(Syscall.RECVMSG, socket, header, MSG_CMSG_CLOEXEC | MSG_DONTWAIT), () -> "recvmsg(socket)");
        if (memory.getLong(control) != CMSG_LEN) {
            throw new KernelException("recvmsg(socket, SCM_RIGHTS)", Errno.ENODATA);
        }
        return memory.getInt(control + 16);
    }
}
