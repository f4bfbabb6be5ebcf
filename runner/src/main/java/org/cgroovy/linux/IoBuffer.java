package org.cgroovy.linux;

import java.nio.ByteBuffer;

/** Memory that read(2) and write(2) use directly. One thread at a time. */
public final class IoBuffer {
    private final ByteBuffer bytes;
    private final long address;

    public IoBuffer(int size) {
        bytes = ByteBuffer.allocateDirect(size);
        address = NativeCode.addressOf(bytes);
    }

    long address() {
        return address;
    }

    public int size() {
        return bytes.capacity();
    }

    /** Copies the first bytes out. */
    public byte[] first(int length) {
        var copy = new byte[length];
        bytes.get(0, copy);
        return copy;
    }

    /** Copies bytes to the beginning. */
    public void fill(byte[] data) {
        bytes.put(0, data);
    }
}
