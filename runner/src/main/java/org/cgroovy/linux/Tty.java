package org.cgroovy.linux;

/**
 * The caller's terminal: its mode and size.
 *
 * @see "termios(3), ioctl_tty(2)"
 */
public final class Tty {
    private static final int TCGETS = 0x5401;
    private static final int TCSETSW = 0x5403;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int TIOCSWINSZ = 0x5414;
    private static final int TERMIOS_BYTES = 64;
    private static final int IFLAG_RAW_OFF = 01 | 02 | 010 | 040 | 0100 | 0200 | 0400 | 02000;
    private static final int OPOST = 1;
    private static final int LFLAG_RAW_OFF = 010 | 0100 | 02 | 01 | 0100000;
    private static final int CFLAG_SIZE_PARITY = 060 | 0400;
    private static final int CS8 = 060;
    private static final int CC = 17;
    private static final int VTIME = CC + 5;
    private static final int VMIN = CC + 6;

    private final Kernel kernel;
    private final int fd;

    public Tty(Kernel kernel, int fd) {
        this.kernel = kernel;
        this.fd = fd;
    }

    public boolean isTerminal() {
        return kernel.raw(Syscall.IOCTL, fd, TCGETS, kernel.scratch().put(new byte[TERMIOS_BYTES])) == 0;
    }

    /** The mode, to be put back with {@link #restore}. */
    public byte[] mode() {
        NativeMemory memory = kernel.scratch();
        long termios = memory.put(new byte[TERMIOS_BYTES]);
        Kernel.check(kernel.raw(Syscall.IOCTL, fd, TCGETS, termios), () -> "ioctl(" + fd + ", TCGETS)");
        return memory.get(termios, TERMIOS_BYTES);
    }

    public void restore(byte[] mode) {
        kernel.raw(Syscall.IOCTL, fd, TCSETSW, kernel.scratch().put(mode));
    }

    /** As cfmakeraw(3): every key goes through, nothing is echoed. */
    public void makeRaw() {
        NativeMemory memory = kernel.scratch();
        long at = memory.put(mode());
        memory.putInt(at, memory.getInt(at) & ~IFLAG_RAW_OFF);
        memory.putInt(at + 4, memory.getInt(at + 4) & ~OPOST);
        memory.putInt(at + 8, memory.getInt(at + 8) & ~CFLAG_SIZE_PARITY | CS8);
        memory.putInt(at + 12, memory.getInt(at + 12) & ~LFLAG_RAW_OFF);
        memory.putByte(at + VTIME, (byte) 0);
        memory.putByte(at + VMIN, (byte) 1);
        Kernel.check(kernel.raw(Syscall.IOCTL, fd, TCSETSW, at), () -> "ioctl(" + fd + ", TCSETSW)");
    }

    /** Rows in the low 16 bits, columns above; 0 when the size is not known. */
    public int size() {
        NativeMemory memory = kernel.scratch();
        long size = memory.put(new byte[8]);
        return kernel.raw(Syscall.IOCTL, fd, TIOCGWINSZ, size) == 0 ? memory.getInt(size) : 0;
    }

    public void resize(int size) {
        NativeMemory memory = kernel.scratch();
        long at = memory.put(new byte[8]);
        memory.putLong(at, size & 0xffff_ffffL);
        kernel.raw(Syscall.IOCTL, fd, TIOCSWINSZ, at);
    }
}
