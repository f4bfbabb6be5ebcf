package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.cgroovy.linux.ClassicBpf.Instruction;

/**
 * What a filter does, as ranges of system call numbers, for one architecture: within a range it either returns always
 * the same, or goes on at the same instruction, which looks at arguments. Exact: between the numbers that the program
 * compares with, nothing can change.
 */
record BpfRanges(List<Range> ranges) {
    /**
     * From this number (unsigned) to the next range's.
     *
     * @param at the instruction that ends it: a return, or the first load of an argument
     */
    record Range(int first, int at) {}

    private static final int LAST = -1;

    /** @throws ClassicBpf.UnknownInstructionException for a program that does more with a number than compare it */
    static BpfRanges of(ClassicBpf program, int architecture) {
        var numbers = new TreeSet<Integer>(Integer::compareUnsigned);
        numbers.add(0);
        for (Instruction each : program.instructions()) {
            if (each.isBranch()) {
                numbers.add(each.value());
                if (each.value() != LAST) {
                    numbers.add(each.value() + 1);
                }
            }
        }
        var ranges = new ArrayList<Range>();
        for (int number : numbers) {
            int at = end(program, architecture, number);
            Range before = ranges.isEmpty() ? new Range(0, LAST) : ranges.get(ranges.size() - 1);
            if (before.at == LAST || !same(program, before.at, at)) {
                ranges.add(new Range(number, at));
            }
        }
        return new BpfRanges(ranges);
    }

    private static boolean same(ClassicBpf program, int a, int b) {
        Instruction one = program.instructions().get(a);
        return a == b
                || one.code() == ClassicBpf.RETURN
                        && one.equals(program.instructions().get(b));
    }

    /** Where the program is when all that the number alone decides is decided. */
    private static int end(ClassicBpf program, int architecture, int number) {
        OptionalInt known = OptionalInt.empty();
        for (int at = 0; ; at++) {
            Instruction each = program.instructions().get(at);
            if (each.code() == ClassicBpf.LOAD) {
                if (each.value() >= 8) {
                    return at;
                }
                known = OptionalInt.of(each.value() == ClassicBpf.CALL ? number : architecture);
            } else if (each.code() == ClassicBpf.RETURN) {
                return at;
            } else {
                at += ClassicBpf.skipped(each, known.orElseThrow());
            }
        }
    }
}
