package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the kernel's classic packet filter, in the part of the language that system call filters use: it reads
 * words of {@code struct seccomp_data}, compares, jumps forward, and returns an action.
 *
 * @see "seccomp(2); linux/bpf_common.h"
 */
public record ClassicBpf(List<Instruction> instructions) {
    /** The most that the kernel takes. */
    public static final int MOST = 4096;

    static final int LOAD = 0x20;
    static final int JUMP = 0x05;
    static final int JUMP_IF_EQUAL = 0x15;
    static final int JUMP_IF_GREATER = 0x25;
    static final int JUMP_IF_AT_LEAST = 0x35;
    static final int AND = 0x54;
    static final int RETURN = 0x06;

    /** Offsets in {@code struct seccomp_data}. */
    static final int CALL = 0;

    static final int ARCHITECTURE = 4;
    static final int ARGUMENTS = 16;

    private static final int BYTES = 8;

    /** {@code struct sock_filter}. */
    record Instruction(int code, int whenTrue, int whenFalse, int value) {
        boolean isBranch() {
            return code == JUMP_IF_EQUAL || code == JUMP_IF_GREATER || code == JUMP_IF_AT_LEAST;
        }
    }

    /** Says that a program is more than this class understands. */
    static final class UnknownInstructionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownInstructionException(Instruction instruction) {
            super("filter instruction " + instruction);
        }
    }

    public ClassicBpf {
        instructions = List.copyOf(instructions);
    }

    /** From an array of {@code struct sock_filter}. */
    public static ClassicBpf of(byte[] bytes) {
        var words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        var instructions = new ArrayList<Instruction>();
        while (words.remaining() >= BYTES) {
            instructions.add(new Instruction(
                    Short.toUnsignedInt(words.getShort()),
                    Byte.toUnsignedInt(words.get()),
                    Byte.toUnsignedInt(words.get()),
                    words.getInt()));
        }
        return new ClassicBpf(instructions);
    }

    /** As an array of {@code struct sock_filter}. */
    public byte[] bytes() {
        var words = ByteBuffer.allocate(instructions.size() * BYTES).order(ByteOrder.nativeOrder());
        for (Instruction each : instructions) {
            words.putShort((short) each.code)
                    .put((byte) each.whenTrue)
                    .put((byte) each.whenFalse)
                    .putInt(each.value);
        }
        return words.array();
    }

    public int size() {
        return instructions.size();
    }

    /** What it makes of a call: the action that it returns. */
    public int run(int architecture, int call, long... arguments) {
        int accumulator = 0;
        for (int at = 0; ; at++) {
            Instruction each = instructions.get(at);
            switch (each.code) {
                case LOAD -> accumulator = word(each.value, architecture, call, arguments);
                case AND -> accumulator &= each.value;
                case RETURN -> {
                    return each.value;
                }
                default -> at += skipped(each, accumulator);
            }
        }
    }

    private static int word(int offset, int architecture, int call, long[] arguments) {
        if (offset == CALL || offset == ARCHITECTURE) {
            return offset == CALL ? call : architecture;
        }
        int index = (offset - ARGUMENTS) / 8;
        long argument = index < arguments.length ? arguments[index] : 0;
        return (int) (offset % 8 == 0 ? argument : argument >>> 32);
    }

    /** How many instructions a jump passes over. */
    static int skipped(Instruction jump, int accumulator) {
        boolean holds = switch (jump.code) {
            case JUMP_IF_EQUAL -> accumulator == jump.value;
            case JUMP_IF_GREATER -> Integer.compareUnsigned(accumulator, jump.value) > 0;
            case JUMP_IF_AT_LEAST -> Integer.compareUnsigned(accumulator, jump.value) >= 0;
            case JUMP -> true;
            default -> throw new UnknownInstructionException(jump);
        };
        if (jump.code == JUMP) {
            return jump.value;
        }
        return holds ? jump.whenTrue : jump.whenFalse;
    }
}
