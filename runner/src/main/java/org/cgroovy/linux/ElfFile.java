package org.cgroovy.linux;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a program file.
 *
 * @param machine for which processor, as in elf.h
 * @param interpreter the dynamic loader that it asks for; empty for a static program
 * @see "elf(5)"
 */
public record ElfFile(int machine, Optional<String> interpreter) {
    private static final int MAGIC = 0x464c457f;
    private static final int PT_INTERP = 3;
    private static final int HEADER = 64;
    private static final Map<Integer, String> MACHINES = Map.of(
            3,
            "i386",
            8,
            "mips",
            20,
            "ppc",
            21,
            "ppc64",
            22,
            "s390x",
            40,
            "arm",
            62,
            "x86_64",
            183,
            "aarch64",
            243,
            "riscv",
            258,
            "loongarch");

    /** Whether it is a program that starts without a dynamic loader: it has no segment PT_INTERP. */
    public static boolean isStatic(Path file) throws IOException {
        return read(file).filter(elf -> elf.interpreter().isEmpty()).isPresent();
    }

    /** Empty when it is no ELF file, or a broken one. */
    public static Optional<ElfFile> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER, ByteOrder.LITTLE_ENDIAN);
            if (header.getInt(0) != MAGIC) {
                return Optional.empty();
            }
            header.order(header.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            return Optional.of(new ElfFile(header.getShort(18), interpreter(channel, header)));
        } catch (EOFException noProgram) {
            return Optional.empty();
        }
    }

    private static Optional<String> interpreter(FileChannel channel, ByteBuffer header) throws IOException {
        boolean wide = header.get(4) == 2;
        long table = wide ? header.getLong(32) : header.getInt(28);
        int size = header.getShort(wide ? 54 : 42);
        int count = header.getShort(wide ? 56 : 44);
        ByteBuffer segments = read(channel, table, size * count, header.order());
        for (int at = 0; at < size * count; at += size) {
            if (segments.getInt(at) == PT_INTERP) {
                long position = wide ? segments.getLong(at + 8) : segments.getInt(at + 4);
                int length = (int) (wide ? segments.getLong(at + 32) : segments.getInt(at + 16));
                ByteBuffer name = read(channel, position, Math.min(length, 4096), header.order());
                return Optional.of(new String(name.array(), StandardCharsets.UTF_8).split("\0", 2)[0]);
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel channel, long position, int size, ByteOrder order) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(order);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException(channel + " is too short");
            }
        }
        return bytes;
    }

    /** The processor's usual name. */
    public String machineName() {
        return MACHINES.getOrDefault(machine, "machine " + machine);
    }
}
