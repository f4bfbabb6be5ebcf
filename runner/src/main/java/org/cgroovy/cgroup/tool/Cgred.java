package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the rules daemon, cgrulesengd(8), to leave a process where it is put.
 *
 * @see "libcgroup src/api.c, cgroup_register_unchanged_process"
 */
final class Cgred {
    /** The children too. */
    static final int STICKY = 1;

    /** Not any more. */
    static final int CANCEL = 2;

    private static final Path SOCKET = Path.of("/var/run/cgred.socket");
    private static final String DONE = "SUCCESS_STORE_PID";
    private static final int TWO_INTS = 8;

    private Cgred() {}

    /** Gives whether it took note; also when there is no daemon, as then nobody moves the process. */
    static boolean register(long pid, int flags) {
        if (!Files.exists(SOCKET)) {
            return true;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            ByteBuffer message = ByteBuffer.allocate(TWO_INTS).order(ByteOrder.nativeOrder());
            message.putInt((int) pid).putInt(flags).flip();
            channel.write(message);
            ByteBuffer answer = ByteBuffer.allocate(DONE.length() + 1);
            channel.read(answer);
            return new String(answer.array(), StandardCharsets.US_ASCII).startsWith(DONE);
        } catch (IOException e) {
            // A socket that nobody listens at is what a daemon left that has ended.
            return true;
        }
    }
}
