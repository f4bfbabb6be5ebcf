package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Instructions for the kernel's virtual machine, each as one number: operation, registers, offset and constant.
 *
 * @see "Linux Documentation/bpf/instruction-set.rst"
 */
public record BpfProgram(List<Long> instructions) {
    public BpfProgram {
        instructions = List.copyOf(instructions);
    }

    /** Loads 32 bits from the program's context, whose address is in register 1. */
    public static long load(int register, int offset) {
        return of(0x61, register, 1, offset, 0);
    }

    public static long copy(int to, int from) {
        return of(0xbc, to, from, 0, 0);
    }

    public static long set(int register, int value) {
        return of(0xb7, register, 0, 0, value);
    }

    public static long and(int register, int mask) {
        return of(0x54, register, 0, 0, mask);
    }

    public static long shiftRight(int register, int bits) {
        return of(0x74, register, 0, 0, bits);
    }

    /** Goes over so many instructions when the register has another value. */
    public static long skipUnless(int register, int value, int over) {
        return of(0x55, register, 0, over, value);
    }

    /** Goes over so many instructions when the register has this value. */
    public static long skipIf(int register, int value, int over) {
        return of(0x15, register, 0, over, value);
    }

    /** Ends the program with this value. */
    public static List<Long> result(int value) {
        return List.of(set(0, value), of(0x95, 0, 0, 0, 0));
    }

    /** One after the other. */
    @SafeVarargs
    public static List<Long> join(List<Long>... parts) {
        var all = new ArrayList<Long>();
        for (List<Long> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** As bpf(2) takes them. */
    byte[] bytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(Long.BYTES * instructions.size()).order(ByteOrder.nativeOrder());
        instructions.forEach(buffer::putLong);
        return buffer.array();
    }

    /** The layout of a little-endian machine, which both architectures are. */
    private static long of(int operation, int to, int from, int offset, int constant) {
        return operation | (long) to << 8 | (long) from << 12 | (offset & 0xffffL) << 16 | (long) constant << 32;
    }
}
