package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link LaunchProgram} as the trampoline reads it: launch block, clone arguments, slots for results, rows, strings.
 * The layout is described in {@code trampoline-x86_64.S}.
 */
final class LaunchImage {
    private static final int WORD = 8;
    private static final int BLOCK = 7 * WORD;
    private static final int CLONE_ARGS = 11 * WORD;
    private static final int ROW = 12 * WORD;
    private static final int ROW_ARGS = WORD;
    private static final int ROW_RESULT = 7 * WORD;
    private static final int ROW_ON_ERROR = 8 * WORD;
    private static final int ROW_ON_ZERO = 9 * WORD;
    private static final int ROW_FROM = 10 * WORD;
    private static final int ROW_TO = 11 * WORD;
    private static final long NO_SUCH_SYSCALL = 100_000;

    private static final long CLONE_VM = 0x100;
    private static final long CLONE_PIDFD = 0x1000;
    private static final long CLONE_VFORK = 0x4000;
    private static final long CLONE_CLEAR_SIGHAND = 0x1_0000_0000L;
    private static final long CLONE_INTO_CGROUP = 0x2_0000_0000L;
    private static final long SIGCHLD = 17;

    private final LaunchProgram program;
    private final Architecture architecture;
    private Map<String, Integer> fds;
    private final NativeMemory memory;
    private final List<Integer> ignoredSignals;
    private final Map<String, Long> slots = new HashMap<>();
    private final Map<String, Long> rooms = new HashMap<>();
    private final Map<ClassicBpf, Long> programs = new IdentityHashMap<>();
    private final Map<String, Long> labelled = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Integer> stepOfRow = new ArrayList<>();

    private record Placed(long at, String fd) {}

    private long block;
    private long pidfd;
    private long rows;

    /** @param ignoredSignals those that the child must not go on ignoring */
    LaunchImage(
            LaunchProgram program,
            Architecture architecture,
            Map<String, Integer> fds,
            List<Integer> ignoredSignals,
            NativeMemory memory) {
        this.program = program;
        this.architecture = architecture;
        this.fds = fds;
        this.ignoredSignals = ignoredSignals;
        this.memory = memory;
    }

    /** An upper bound of the bytes that a program takes. */
    static int size(LaunchProgram program, List<Integer> ignoredSignals) {
        int bytes = BLOCK + CLONE_ARGS + WORD + IgnoredSignals.SIGACTION_BYTES + ignoredSignals.size() * ROW;
        for (Step step : program.steps()) {
            bytes += (1 + references(step)) * ROW + WORD;
            for (Arg arg : step.args()) {
                bytes += size(arg);
            }
        }
        return bytes;
    }

    private static int size(Arg arg) {
        if (arg instanceof Arg.Text text) {
            return text.value().length() * 3 + 2 * WORD;
        } else if (arg instanceof Arg.Texts texts) {
            int bytes = 2 * WORD;
            for (String text : texts.values()) {
                bytes += text.length() * 3 + 3 * WORD;
            }
            return bytes;
        } else if (arg instanceof Arg.Struct struct) {
            int bytes = WORD;
            for (Arg word : struct.words()) {
                bytes += WORD + size(word);
            }
            return bytes;
        } else if (arg instanceof Arg.Room room) {
            return room.bytes() + WORD;
        } else if (arg instanceof Arg.Program filter) {
            return (filter.program().size() + 1) * WORD;
        }
        return 0;
    }

    /** The address of the launch block. */
    long block() {
        return block;
    }

    /** Writes everything. */
    void encode() {
        memory.clear();
        block = memory.reserve(BLOCK);
        pidfd = memory.reserve(WORD);
        long cloneArgs = encodeCloneArgs();
        for (Step step : program.steps()) {
            if (!step.label().isEmpty()) {
                slots.put(step.label(), memory.reserve(WORD));
            }
        }
        layOutRows();
        word(block, cloneArgs);
        word(block + WORD, CLONE_ARGS);
        word(block + 2 * WORD, rows);
        word(block + 6 * WORD, -1);
        forgetFailure();
        long row = encodeSignals();
        for (Step step : program.steps()) {
            row = encode(step, row);
        }
    }

    private void forgetFailure() {
        word(block + 3 * WORD, 0);
        word(block + 4 * WORD, 0);
    }

    /** Makes an image that was launched ready for the next launch, with other files. */
    void renew(Map<String, Integer> newFds) {
        fds = newFds;
        forgetFailure();
        placed.forEach(place -> word(place.at, fd(place.fd)));
    }

    private long encodeCloneArgs() {
        long args = memory.reserve(CLONE_ARGS);
        long flags = CLONE_PIDFD | CLONE_CLEAR_SIGHAND | (program.sharesMemory() ? CLONE_VM | CLONE_VFORK : 0);
        for (Namespace namespace : program.fresh()) {
            flags |= namespace.flag();
        }
        for (int i = 0; i < CLONE_ARGS; i += WORD) {
            word(args + i, 0);
        }
        word(args, program.intoCgroup().isPresent() ? flags | CLONE_INTO_CGROUP : flags);
        word(args + WORD, pidfd);
        word(args + 4 * WORD, SIGCHLD);
        program.intoCgroup().ifPresent(name -> word(args + 10 * WORD, place(name, args + 10 * WORD)));
        return args;
    }

    private void layOutRows() {
        List<Step> steps = program.steps();
        int count = ignoredSignals.size();
        ignoredSignals.forEach(signal -> stepOfRow.add(-1));
        for (int i = 0; i < steps.size(); i++) {
            int size = Math.max(1, references(steps.get(i)));
            if (!steps.get(i).label().isEmpty()) {
                labelled.put(steps.get(i).label(), (long) count);
            }
            for (int k = 0; k < size; k++) {
                stepOfRow.add(i);
            }
            count += size;
        }
        rows = memory.reserve(count * ROW);
        labelled.replaceAll((label, index) -> rows + index * ROW);
    }

    /** The rows before the first step: the default for each ignored signal. They cannot fail. */
    private long encodeSignals() {
        long byDefault = memory.put(new byte[IgnoredSignals.SIGACTION_BYTES]);
        long row = rows;
        for (int signal : ignoredSignals) {
            clear(row);
            word(row, Syscall.RT_SIGACTION.number(architecture));
            word(row + ROW_ARGS, signal);
            word(row + ROW_ARGS + WORD, byDefault);
            word(row + ROW_ARGS + 3 * WORD, WORD);
            word(row + ROW_ON_ERROR, row + ROW);
            row += ROW;
        }
        return row;
    }

    private void clear(long row) {
        for (int i = 0; i < ROW; i += WORD) {
            word(row + i, 0);
        }
    }

    /** How many results of earlier steps a step uses; each beyond the first takes a row that only copies. */
    private static int references(Step step) {
        return references(step.args());
    }

    private static int references(List<Arg> args) {
        int count = 0;
        for (Arg arg : args) {
            if (arg instanceof Arg.ResultOf) {
                count++;
            } else if (arg instanceof Arg.Struct struct) {
                count += references(struct.words());
            }
        }
        return count;
    }

    private long encode(Step step, long firstRow) {
        int copies = Math.max(0, references(step) - 1);
        long row = firstRow + (long) copies * ROW;
        var uses = new ArrayList<long[]>();
        boolean fault = step.onError().equals(LaunchProgram.FAULT);
        word(row, fault ? NO_SUCH_SYSCALL : step.call().number(architecture));
        for (int i = 0; i < 6; i++) {
            long at = row + ROW_ARGS + (long) i * WORD;
            word(at, i < step.args().size() ? value(step.args().get(i), at, uses) : 0);
        }
        word(row + ROW_RESULT, slots.getOrDefault(step.label(), 0L));
        word(row + ROW_ON_ERROR, fault ? 0 : target(step.onError(), row));
        word(row + ROW_ON_ZERO, target(step.onZero(), row));
        load(row, uses.isEmpty() ? new long[] {0, 0} : uses.get(0));
        for (int i = 0; i < copies; i++) {
            encodeCopy(firstRow + (long) i * ROW, uses.get(i + 1));
        }
        return row + ROW;
    }

    private void encodeCopy(long row, long[] use) {
        clear(row);
        word(row, Syscall.GETPID.number(architecture));
        load(row, use);
    }

    private void load(long row, long[] fromTo) {
        word(row + ROW_FROM, fromTo[0]);
        word(row + ROW_TO, fromTo[1]);
    }

    private long target(String label, long row) {
        if (label.isEmpty()) {
            return 0;
        }
        return label.equals(Step.IGNORE) ? row + ROW : address(labelled, label);
    }

    /** The word for an argument that stands at {@code at}; notes where a result has to be put before the call. */
    private long value(Arg arg, long at, List<long[]> uses) {
        if (arg instanceof Arg.Number number) {
            return number.value();
        } else if (arg instanceof Arg.Text text) {
            return memory.put(text.value());
        } else if (arg instanceof Arg.Texts texts) {
            return strings(texts.values());
        } else if (arg instanceof Arg.Struct struct) {
            return struct(struct, uses);
        } else if (arg instanceof Arg.Room room) {
            return rooms.computeIfAbsent(room.name(), name -> memory.put(new byte[room.bytes()]));
        } else if (arg instanceof Arg.HostFd fd) {
            return place(fd.name(), at);
        } else if (arg instanceof Arg.Program filter) {
            return programs.computeIfAbsent(filter.program(), program -> memory.put(program.bytes()));
        }
        uses.add(new long[] {address(slots, ((Arg.ResultOf) arg).label()), at});
        return 0;
    }

    private long strings(List<String> texts) {
        long array = memory.reserve((texts.size() + 1) * WORD);
        for (int i = 0; i < texts.size(); i++) {
            word(array + (long) i * WORD, memory.put(texts.get(i)));
        }
        word(array + (long) texts.size() * WORD, 0);
        return array;
    }

    private long struct(Arg.Struct struct, List<long[]> uses) {
        long start = memory.reserve(struct.words().size() * WORD);
        for (int i = 0; i < struct.words().size(); i++) {
            long at = start + (long) i * WORD;
            word(at, value(struct.words().get(i), at, uses));
        }
        return start;
    }

    private int place(String name, long at) {
        placed.add(new Placed(at, name));
        return fd(name);
    }

    private int fd(String name) {
        Integer fd = fds.get(name);
        if (fd == null) {
            throw new IllegalArgumentException("no open file is called " + name);
        }
        return fd;
    }

    private void word(long at, long value) {
        memory.putLong(at, value);
    }

    /** Does in this thread what the trampoline does in the child; gives the index of the step that failed, or -1. */
    int callHere(Kernel kernel) {
        long end = rows + (long) stepOfRow.size() * ROW;
        for (long row = rows; row < end; ) {
            if (at(row, ROW_FROM) != 0) {
                word(at(row, ROW_TO), memory.getLong(at(row, ROW_FROM)));
            }
            long result =
                    kernel.code().syscall(at(row, 0), arg(row, 0), arg(row, 1), arg(row, 2), arg(row, 3), arg(row, 4));
            if (at(row, ROW_RESULT) != 0) {
                word(at(row, ROW_RESULT), result);
            }
            boolean error = result < 0 && result >= -4095;
            long jump = error ? at(row, ROW_ON_ERROR) : result == 0 ? at(row, ROW_ON_ZERO) : 0;
            if (error && jump == 0) {
                word(block + 3 * WORD, row);
                word(block + 4 * WORD, -result);
                return failedStep();
            }
            row = jump == 0 ? row + ROW : jump;
        }
        return -1;
    }

    private long arg(long row, int index) {
        return at(row, ROW_ARGS + index * WORD);
    }

    private long at(long row, int word) {
        return memory.getLong(row + word);
    }

    Errno errno() {
        return Errno.of((int) memory.getLong(block + 4 * WORD));
    }

    boolean failed() {
        return memory.getLong(block + 3 * WORD) != 0;
    }

    /** Index of the step that failed. */
    int failedStep() {
        return stepOfRow.get((int) ((memory.getLong(block + 3 * WORD) - rows) / ROW));
    }

    int pidfd() {
        return memory.getInt(pidfd);
    }

    /** What a labelled step gave, -errno included. */
    long result(String label) {
        return memory.getLong(address(slots, label));
    }

    byte[] room(String name, int bytes) {
        return memory.get(address(rooms, name), bytes);
    }

    private static long address(Map<String, Long> places, String name) {
        Long place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no step of the program is called " + name);
        }
        return place;
    }
}
