package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cgroovy.linux.ClassicBpf.Instruction;

/**
 * Writes the part of a filter for one architecture: a balanced tree of comparisons over the ranges of system call
 * numbers, then what looks at arguments, then each action once.
 */
final class BpfAssembly {
    private static final int FARTHEST = 255;

    /** An instruction whose jumps lead to labels; -1 is the next one. */
    private record Draft(int code, int value, int whenTrue, int whenFalse) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final Map<Integer, Integer> actions = new HashMap<>();
    private final Map<Integer, Integer> tails = new HashMap<>();

    /** What is done with the calls from a number on: an action, or the instructions of another program from one on. */
    record Piece(int first, Optional<Integer> action, int at) {}

    /**
     * The instructions, without the check of the architecture.
     *
     * @param from the program that pieces without an action go on in
     * @return empty when a jump would be too far
     */
    Optional<List<Instruction>> write(List<Piece> pieces, ClassicBpf from) {
        draft(new Draft(ClassicBpf.LOAD, ClassicBpf.CALL, -1, -1));
        if (pieces.size() > 1) {
            tree(pieces, label());
        }
        List<Integer> targets = pieces.stream().map(this::target).toList();
        if (pieces.size() == 1) {
            draft(new Draft(ClassicBpf.JUMP, 0, targets.get(0), -1));
        }
        Map.copyOf(tails).forEach((at, label) -> tail(from, at, label));
        actions.forEach((action, label) -> {
            place(label);
            draft(new Draft(ClassicBpf.RETURN, action, -1, -1));
        });
        return resolved();
    }

    private int label() {
        places.add(-1);
        return places.size() - 1;
    }

    private void place(int label) {
        places.set(label, drafts.size());
    }

    private void draft(Draft draft) {
        drafts.add(draft);
    }

    private int target(Piece piece) {
        return piece.action.isPresent()
                ? actions.computeIfAbsent(piece.action.get(), action -> label())
                : tails.computeIfAbsent(piece.at, at -> label());
    }

    private void tree(List<Piece> pieces, int label) {
        place(label);
        int middle = pieces.size() / 2;
        List<Piece> low = pieces.subList(0, middle);
        List<Piece> high = pieces.subList(middle, pieces.size());
        int lowLabel = low.size() == 1 ? target(low.get(0)) : label();
        int highLabel = high.size() == 1 ? target(high.get(0)) : label();
        draft(new Draft(ClassicBpf.JUMP_IF_AT_LEAST, pieces.get(middle).first, highLabel, lowLabel));
        if (low.size() > 1) {
            tree(low, lowLabel);
        }
        if (high.size() > 1) {
            tree(high, highLabel);
        }
    }

    /** Copies what can be reached in another program from an instruction on. */
    private void tail(ClassicBpf from, int start, int label) {
        var reached = new TreeSet<Integer>();
        reach(from, start, reached);
        var labels = new HashMap<Integer, Integer>();
        reached.forEach(at -> labels.put(at, at == start ? label : label()));
        for (int at : reached) {
            Instruction each = from.instructions().get(at);
            place(label(labels, at));
            if (each.isBranch()) {
                draft(new Draft(
                        each.code(),
                        each.value(),
                        label(labels, at + 1 + each.whenTrue()),
                        label(labels, at + 1 + each.whenFalse())));
            } else if (each.code() == ClassicBpf.JUMP) {
                draft(new Draft(ClassicBpf.JUMP, 0, label(labels, at + 1 + each.value()), -1));
            } else {
                draft(new Draft(each.code(), each.value(), -1, -1));
            }
        }
    }

    private static int label(Map<Integer, Integer> labels, int at) {
        return labels.getOrDefault(at, -1);
    }

    private static void reach(ClassicBpf program, int at, TreeSet<Integer> reached) {
        if (!reached.add(at)) {
            return;
        }
        Instruction each = program.instructions().get(at);
        if (each.isBranch()) {
            reach(program, at + 1 + each.whenTrue(), reached);
            reach(program, at + 1 + each.whenFalse(), reached);
        } else if (each.code() == ClassicBpf.JUMP) {
            reach(program, at + 1 + each.value(), reached);
        } else if (each.code() == ClassicBpf.LOAD || each.code() == ClassicBpf.AND) {
            reach(program, at + 1, reached);
        } else if (each.code() != ClassicBpf.RETURN) {
            throw new ClassicBpf.UnknownInstructionException(each);
        }
    }

    private Optional<List<Instruction>> resolved() {
        var instructions = new ArrayList<Instruction>();
        for (int at = 0; at < drafts.size(); at++) {
            Draft each = drafts.get(at);
            int whenTrue = distance(at, each.whenTrue);
            int whenFalse = distance(at, each.whenFalse);
            if (each.code == ClassicBpf.JUMP) {
                instructions.add(new Instruction(ClassicBpf.JUMP, 0, 0, whenTrue));
            } else if (whenTrue > FARTHEST || whenFalse > FARTHEST) {
                return Optional.empty();
            } else {
                instructions.add(new Instruction(each.code, whenTrue, whenFalse, each.value));
            }
        }
        return Optional.of(instructions);
    }

    private int distance(int at, int label) {
        return label < 0 ? 0 : places.get(label) - at - 1;
    }
}
