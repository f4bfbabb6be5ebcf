package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * Programs that decide, for a cgroup of v2 and those below it, which devices may be opened and made.
 *
 * @see "bpf(2); Linux include/uapi/linux/bpf.h, union bpf_attr"
 */
public final class Bpf {
    private static final int PROG_LOAD = 5;
    private static final int PROG_ATTACH = 8;
    private static final int PROG_GET_FD_BY_ID = 13;
    private static final int PROG_QUERY = 16;
    private static final int TYPE_CGROUP_DEVICE = 15;
    private static final int ATTACH_CGROUP_DEVICE = 6;
    private static final int ALLOW_MULTI = 1 << 1;
    private static final int REPLACE = 1 << 2;
    private static final int MOST_PROGRAMS = 64;
    private static final String NAME = "cgroovy_devices";

    private final Kernel kernel;

    public Bpf(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Has the kernel check and translate a program; gives its descriptor. */
    public int load(BpfProgram program) {
        NativeMemory memory = kernel.scratch();
        long code = memory.put(program.bytes());
        long license = memory.put("Apache-2.0");
        ByteBuffer attributes = attributes(64)
                .putInt(TYPE_CGROUP_DEVICE)
                .putInt(program.instructions().size())
                .putLong(code)
                .putLong(license);
        attributes.position(48);
        for (char letter : NAME.toCharArray()) {
            attributes.put((byte) letter);
        }
        return (int) call(memory, PROG_LOAD, attributes, "BPF_PROG_LOAD, CGROUP_DEVICE");
    }

    /** Adds a program to those that decide about devices in a cgroup: all must agree. */
    public void attach(int cgroup, int program) {
        attach(cgroup, program, ALLOW_MULTI, 0, "BPF_F_ALLOW_MULTI");
    }

    /** Puts a program in the place of the one that the cgroup has, if any, without a moment between. */
    public void replace(int cgroup, int program) {
        OptionalInt present = first(cgroup);
        if (present.isEmpty()) {
            attach(cgroup, program);
            return;
        }
        int old = (int) call(
                kernel.scratch(),
                PROG_GET_FD_BY_ID,
                attributes(12).putInt(present.getAsInt()),
                "BPF_PROG_GET_FD_BY_ID");
        try {
            attach(cgroup, program, ALLOW_MULTI | REPLACE, old, "BPF_F_ALLOW_MULTI|BPF_F_REPLACE");
        } finally {
            kernel.close(old);
        }
    }

    private void attach(int cgroup, int program, int flags, int old, String names) {
        ByteBuffer attributes = attributes(20)
                .putInt(cgroup)
                .putInt(program)
                .putInt(ATTACH_CGROUP_DEVICE)
                .putInt(flags)
                .putInt(old);
        call(kernel.scratch(), PROG_ATTACH, attributes, "BPF_PROG_ATTACH, CGROUP_DEVICE, " + names);
    }

    /** The id of the first program of a cgroup. */
    private OptionalInt first(int cgroup) {
        NativeMemory memory = kernel.scratch();
        long ids = memory.reserve(Integer.BYTES * MOST_PROGRAMS);
        memory.putInt(ids, 0);
        ByteBuffer attributes = attributes(32)
                .putInt(cgroup)
                .putInt(ATTACH_CGROUP_DEVICE)
                .putLong(0)
                .putLong(ids)
                .putInt(MOST_PROGRAMS);
        call(memory, PROG_QUERY, attributes, "BPF_PROG_QUERY, CGROUP_DEVICE");
        int id = memory.getInt(ids);
        return id == 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private static ByteBuffer attributes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private long call(NativeMemory memory, int command, ByteBuffer attributes, String text) {
        long address = memory.put(attributes.array());
        return Kernel.check(
                kernel.raw(Syscall.BPF, command, address, attributes.capacity()), () -> "bpf(" + text + ")");
    }
}
