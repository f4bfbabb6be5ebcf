package org.cgroovy.runner;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Looks into the header of a program file.
 *
 * @see "elf(5)"
 */
final class ElfFile {
    private static final int MAGIC = 0x464c457f;
    private static final int PT_INTERP = 3;
    private static final int HEADER = 64;

    private ElfFile() {}

    /** Whether it is a program that starts without a dynamic linker: it has no segment PT_INTERP. */
    static boolean isStatic(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER);
            if (header.getInt(0) != MAGIC) {
                return false;
            }
            boolean wide = header.get(4) == 2;
            long table = wide ? header.getLong(32) : header.getInt(28);
            int size = header.getShort(wide ? 54 : 42);
            int count = header.getShort(wide ? 56 : 44);
            ByteBuffer segments = read(channel, table, size * count);
            for (int i = 0; i < count; i++) {
                if (segments.getInt(i * size) == PT_INTERP) {
                    return false;
                }
            }
            return true;
        } catch (EOFException noProgram) {
            return false;
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException(channel + " is too short");
            }
        }
        return bytes;
    }
}
