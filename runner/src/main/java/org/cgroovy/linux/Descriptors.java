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
        return new UnixSocket(kernel, socket)
                .receive(false)
                .flatMap(parcel -> parcel.descriptors().stream().findFirst())
                .orElseThrow(() -> new KernelException("recvmsg(socket, SCM_RIGHTS)", Errno.ENODATA));
    }
}
