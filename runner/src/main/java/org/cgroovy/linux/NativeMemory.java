package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A stretch of memory outside the Java heap, filled from its beginning; what system calls point into. */
final class NativeMemory {
    private static final int WORD = 8;

    private final ByteBuffer bytes;
    private final long address;

    NativeMemory(ByteBuffer bytes, long address) {
        this.bytes = bytes;
        this.address = address;
    }

    void clear() {
        bytes.clear();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    long address() {
        return address;
    }

    /** Reserves so many bytes, aligned to a word; gives their address. */
    long reserve(int size) {
        int start = (bytes.position() + WORD - 1) & -WORD;
        if (start + size > bytes.capacity()) {
            throw new IllegalStateException("native memory of " + bytes.capacity() + " bytes is full");
        }
        bytes.position(start + size);
        return address + start;
    }

    long put(byte[] data) {
        long at = reserve(data.length);
        bytes.put(offset(at), data);
        return at;
    }

    /** Puts a string as C has it, with a NUL at its end. */
    long put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long at = reserve(utf8.length + 1);
        bytes.put(offset(at), utf8).put(offset(at) + utf8.length, (byte) 0);
        return at;
    }

    void putLong(long at, long value) {
        bytes.putLong(offset(at), value);
    }

    long getLong(long at) {
        return bytes.getLong(offset(at));
    }

    void putInt(long at, int value) {
        bytes.putInt(offset(at), value);
    }

    void putByte(long at, byte value) {
        bytes.put(offset(at), value);
    }

    int getInt(long at) {
        return bytes.getInt(offset(at));
    }

    byte[] get(long at, int size) {
        var copy = new byte[size];
        bytes.get(offset(at), copy);
        return copy;
    }

    private int offset(long at) {
        return (int) (at - address);
    }
}
