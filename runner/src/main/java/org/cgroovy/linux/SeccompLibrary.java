package org.cgroovy.linux;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The calls of libseccomp that we use.
 *
 * @see "seccomp_init(3), seccomp_rule_add(3), seccomp_export_bpf(3)"
 */
final class SeccompLibrary {
    static final String NAME = "libseccomp.so.2";

    private static final long MFD_CLOEXEC = 1;
    private static final int UNKNOWN_CALL = -1;
    private static final int CONDITION_BYTES = 24;
    private static final int WORD = 8;

    private final Kernel kernel;
    private final Library library;
    private final Invoker invoker = Invoker.getInstance();
    private final List<CallContext> contexts = List.of(context(0), context(1), context(2), context(3));
    private final CallContext five = context(5);

    private SeccompLibrary(Kernel kernel, Library library) {
        this.kernel = kernel;
        this.library = library;
    }

    static SeccompLibrary open(Kernel kernel) {
        Library library = Library.getCachedInstance(NAME, Library.LAZY | Library.LOCAL);
        if (library == null) {
            throw new SeccompException("a system call filter is compiled by " + NAME
                    + ", which is not installed; install it (libseccomp2 on Debian, libseccomp on Fedora),"
                    + " or go without: seccomp 'unconfined'");
        }
        return new SeccompLibrary(kernel, library);
    }

    private static CallContext context(int arguments) {
        var types = new Type[arguments];
        Arrays.fill(types, Type.UINT64);
        return CallContext.getCallContext(Type.SINT64, types, CallingConvention.DEFAULT, false);
    }

    /** {@code struct scmp_version}: major, minor, micro. */
    String version() {
        long version = invoker.invokeN0(contexts.get(0), function("seccomp_version"));
        ByteBuffer numbers = NativeCode.buffer(version, 3 * Integer.BYTES);
        return numbers.getInt(0) + "." + numbers.getInt(4) + "." + numbers.getInt(8);
    }

    /** Whether it knows a system call of any architecture. */
    boolean knows(String call) {
        return number(call) != UNKNOWN_CALL;
    }

    /** The call's number on this machine's architecture; below -1 where only others have it. */
    private int number(String call) {
        long name = kernel.scratch().put(call);
        return (int) invoker.invokeN1(contexts.get(1), function("seccomp_syscall_resolve_name"), name);
    }

    /** The call's number on an architecture; negative where it has none. */
    int number(int architecture, String call) {
        long name = kernel.scratch().put(call);
        return (int) two("seccomp_syscall_resolve_name_arch", Integer.toUnsignedLong(architecture), name);
    }

    /** The filter that libseccomp makes of the rules whose calls it knows. */
    ClassicBpf compile(SeccompRules rules) {
        long filter = invoker.invokeN1(
                contexts.get(1), function("seccomp_init"), Integer.toUnsignedLong(rules.defaultAction()));
        if (filter == 0) {
            throw new SeccompException("seccomp_init(" + action(rules.defaultAction()) + ") failed");
        }
        try {
            setArchitectures(filter, rules.architectures());
            rules.rules().forEach(rule -> add(filter, rule));
            return export(filter);
        } finally {
            invoker.invokeN1(contexts.get(1), function("seccomp_release"), filter);
        }
    }

    private void setArchitectures(long filter, List<Integer> architectures) {
        long ours = invoker.invokeN0(contexts.get(0), function("seccomp_arch_native"));
        for (int each : architectures) {
            if (each != (int) ours) {
                check(two("seccomp_arch_add", filter, Integer.toUnsignedLong(each)), "seccomp_arch_add()");
            }
        }
        if (!architectures.contains((int) ours)) {
            check(two("seccomp_arch_remove", filter, ours), "seccomp_arch_remove()");
        }
    }

    private void add(long filter, SeccompRules.Rule rule) {
        int number = number(rule.call());
        if (number == UNKNOWN_CALL) {
            return;
        }
        NativeMemory memory = kernel.scratch();
        long array = memory.reserve(Math.max(1, rule.conditions().size()) * CONDITION_BYTES);
        for (int i = 0; i < rule.conditions().size(); i++) {
            SeccompRules.Condition condition = rule.conditions().get(i);
            long at = array + (long) i * CONDITION_BYTES;
            memory.putInt(at, condition.argument());
            memory.putInt(at + WORD / 2, condition.operator());
            memory.putLong(at + WORD, condition.value());
            memory.putLong(at + 2 * WORD, condition.valueTwo());
        }
        long result = (int) invoker.invokeN5(
                five,
                function("seccomp_rule_add_array"),
                filter,
                Integer.toUnsignedLong(rule.action()),
                number,
                rule.conditions().size(),
                array);
        if (result != -Errno.EEXIST.number()) {
            check(result, "seccomp_rule_add(" + action(rule.action()) + ", " + rule.call() + ")");
        }
    }

    private ClassicBpf export(long filter) {
        long name = kernel.scratch().put("cgroovy-seccomp");
        int file = (int) Kernel.check(
                kernel.raw(Syscall.MEMFD_CREATE, name, MFD_CLOEXEC), () -> "memfd_create(\"cgroovy-seccomp\")");
        try {
            check(two("seccomp_export_bpf", filter, file), "seccomp_export_bpf()");
            NativeMemory memory = kernel.scratch();
            int room = ClassicBpf.MOST * WORD;
            long bytes = memory.reserve(room);
            long length = Kernel.check(kernel.raw(Syscall.PREAD64, file, bytes, room, 0), () -> "pread(memfd)");
            return ClassicBpf.of(memory.get(bytes, (int) length));
        } finally {
            kernel.close(file);
        }
    }

    private long two(String function, long a, long b) {
        return invoker.invokeN2(contexts.get(2), function(function), a, b);
    }

    private long function(String name) {
        long address = library.getSymbolAddress(name);
        if (address == 0) {
            throw new SeccompException(NAME + " has no " + name + "(); it is too old or broken");
        }
        return address;
    }

    /** Results are ints: what stands above them in a register means nothing. */
    private static void check(long result, String call) {
        if ((int) result < 0) {
            throw new SeccompException(call + ": " + Errno.of(-(int) result));
        }
    }

    private static String action(int action) {
        return "0x" + Integer.toHexString(action);
    }
}
