package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.linux.ClassicBpf.Instruction;

/**
 * Compiles filters by libseccomp, one architecture at a time, and makes them short: a tree over ranges of call numbers.
 * The kernel translates and examines a filter at each start of a container; the short one of Docker's profile takes half
 * the time. A call that is newer than all that the rules name gets ENOSYS and not EPERM, as in runc: C libraries then
 * fall back to an older one.
 */
public final class SeccompCompiler {
    private static final int X86_64 = 0xc000003e;
    private static final int X32 = 0x4000003e;
    private static final int X32_CALLS = 0x4000_0000;
    private static final int KILL_PROCESS = 0x8000_0000;
    private static final int ERRNO_DATA = 0xffff;

    private final SeccompLibrary library;

    public SeccompCompiler(Kernel kernel) {
        this.library = SeccompLibrary.open(kernel);
    }

    /** libseccomp's: 2.5.4. */
    public String version() {
        return library.version();
    }

    /** Those of the names that libseccomp does not know, on no architecture. */
    public List<String> unknown(List<String> calls) {
        return calls.stream().filter(call -> !library.knows(call)).toList();
    }

    public ClassicBpf compile(SeccompRules rules) {
        ClassicBpf program = shortened(rules).orElseGet(() -> library.compile(rules));
        if (program.size() > ClassicBpf.MOST) {
            throw new SeccompException("the system call filter has " + program.size()
                    + " instructions, the kernel takes " + ClassicBpf.MOST + "; write it with fewer conditions");
        }
        return program;
    }

    /** What libseccomp makes of the rules, for specs to compare with. */
    ClassicBpf plain(SeccompRules rules) {
        return library.compile(rules);
    }

    private Optional<ClassicBpf> shortened(SeccompRules rules) {
        var all = new ArrayList<Instruction>();
        all.add(new Instruction(ClassicBpf.LOAD, 0, 0, ClassicBpf.ARCHITECTURE));
        try {
            for (Map.Entry<Integer, List<Integer>> group : byKernelName(rules).entrySet()) {
                Optional<List<Instruction>> part = part(rules.only(group.getValue()), group.getKey());
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                all.add(new Instruction(ClassicBpf.JUMP_IF_EQUAL, 1, 0, group.getKey()));
                all.add(new Instruction(ClassicBpf.JUMP, 0, 0, part.get().size()));
                all.addAll(part.get());
            }
        } catch (ClassicBpf.UnknownInstructionException e) {
            return Optional.empty(); // a libseccomp that writes more than comparisons
        }
        all.add(new Instruction(ClassicBpf.RETURN, 0, 0, SeccompRules.KILL_THREAD));
        return Optional.of(new ClassicBpf(all));
    }

    /** To the kernel x32 is x86-64 with other numbers. */
    private static Map<Integer, List<Integer>> byKernelName(SeccompRules rules) {
        var groups = new LinkedHashMap<Integer, List<Integer>>();
        for (int each : rules.architectures()) {
            groups.computeIfAbsent(each == X32 ? X86_64 : each, name -> new ArrayList<>())
                    .add(each);
        }
        return groups;
    }

    private Optional<List<Instruction>> part(SeccompRules rules, int architecture) {
        ClassicBpf plain = library.compile(rules);
        var pieces = new ArrayList<BpfAssembly.Piece>();
        for (BpfRanges.Range range : BpfRanges.of(plain, architecture).ranges()) {
            Instruction end = plain.instructions().get(range.at());
            Optional<Integer> action = end.code() == ClassicBpf.RETURN ? Optional.of(end.value()) : Optional.empty();
            pieces.add(new BpfAssembly.Piece(range.first(), action, range.at()));
        }
        if (isRefusal(rules.defaultAction())) {
            rules.architectures().forEach(each -> newerCalls(pieces, rules, each));
        }
        return new BpfAssembly().write(pieces, plain);
    }

    private static boolean isRefusal(int action) {
        return (action & ~ERRNO_DATA) == SeccompRules.ERRNO
                || action == SeccompRules.KILL_THREAD
                || action == KILL_PROCESS;
    }

    private void newerCalls(List<BpfAssembly.Piece> pieces, SeccompRules rules, int architecture) {
        int highest = rules.rules().stream()
                .mapToInt(rule -> library.number(architecture, rule.call()))
                .max()
                .orElse(-1);
        if (highest < 0 || architecture == X32 && highest < X32_CALLS) {
            return;
        }
        int newer = highest + 1;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            BpfAssembly.Piece piece = pieces.get(i);
            if (Integer.compareUnsigned(piece.first(), newer) <= 0) {
                if (piece.action().equals(Optional.of(rules.defaultAction()))) {
                    int noSuchCall = SeccompRules.ERRNO | Errno.ENOSYS.number();
                    var changed = new BpfAssembly.Piece(newer, Optional.of(noSuchCall), piece.at());
                    if (piece.first() == newer) {
                        pieces.set(i, changed);
                    } else {
                        pieces.add(i + 1, changed);
                    }
                }
                return;
            }
        }
    }
}
