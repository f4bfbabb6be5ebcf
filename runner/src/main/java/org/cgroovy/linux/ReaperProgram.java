package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The reaper's machine code as the smallest ELF program, in a sealed memfd that nobody can change. */
final class ReaperProgram {
    private static final int ELF_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final long LOAD_ADDRESS = 0x40_0000;
    private static final int MFD_ALLOW_SEALING = 2;
    private static final int MFD_CLOEXEC = 1;
    private static final int MFD_EXEC = 0x10;
    private static final int F_ADD_SEALS = 1033;
    private static final int ALL_SEALS = 0xf;

    private ReaperProgram() {}

    static int open(Kernel kernel, MachineCode code, boolean aarch64) {
        byte[] image = image(code.reaper(), aarch64 ? 183 : 62);
        int fd = create(kernel);
        kernel.write(fd, image, () -> "write(memfd)");
        Kernel.check(kernel.raw(Syscall.FCNTL, fd, F_ADD_SEALS, ALL_SEALS), () -> "fcntl(memfd, F_ADD_SEALS)");
        return fd;
    }

    private static int create(Kernel kernel) {
        long name = kernel.scratch().put("cgroovy-init");
        long fd = kernel.raw(Syscall.MEMFD_CREATE, name, MFD_ALLOW_SEALING | MFD_CLOEXEC | MFD_EXEC);
        if (Kernel.isError((int) fd, Errno.EINVAL)) { // before Linux 6.3 every memfd may be executed
            fd = kernel.raw(Syscall.MEMFD_CREATE, name, MFD_ALLOW_SEALING | MFD_CLOEXEC);
        }
        return (int) Kernel.check(fd, () -> "memfd_create(\"cgroovy-init\")");
    }

    /** See elf(5). */
    private static byte[] image(byte[] code, int machine) {
        int size = ELF_HEADER + PROGRAM_HEADER + code.length;
        var elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        elf.putShort((short) 2).putShort((short) machine).putInt(1);
        elf.putLong(LOAD_ADDRESS + ELF_HEADER + PROGRAM_HEADER)
                .putLong(ELF_HEADER)
                .putLong(0);
        elf.putInt(0)
                .putShort((short) ELF_HEADER)
                .putShort((short) PROGRAM_HEADER)
                .putShort((short) 1);
        elf.position(ELF_HEADER);
        elf.putInt(1).putInt(5).putLong(0).putLong(LOAD_ADDRESS).putLong(LOAD_ADDRESS);
        elf.putLong(size).putLong(size).putLong(0x1000);
        return elf.put(code).array();
    }
}
