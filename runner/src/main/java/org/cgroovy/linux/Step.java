package org.cgroovy.linux;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One system call of a {@link LaunchProgram}.
 *
 * @param label name of its result, empty when nobody asks for it
 * @param onError {@link #FAIL}, {@link #IGNORE}, or the label of the step to go on with
 * @param onZero label of the step to go on with after a result of 0 (the child's side of a fork), else empty
 * @param purpose a few words for people
 */
public record Step(Syscall call, List<Arg> args, String label, String onError, String onZero, String purpose) {
    public static final String FAIL = "";
    public static final String IGNORE = "next";

    private static final int MOST_ARGUMENTS = 6;

    public Step {
        args = List.copyOf(args);
        if (args.size() > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("a system call has at most 6 arguments: " + call);
        }
        if (label.equals(IGNORE) || label.equals(LaunchProgram.FAULT)) {
            throw new IllegalArgumentException("a step cannot be called " + label);
        }
    }

    public static Step of(Syscall call, Arg... args) {
        return new Step(call, Arrays.asList(args), "", FAIL, "", "");
    }

    public Step labelled(String newLabel) {
        return new Step(call, args, newLabel, onError, onZero, purpose);
    }

    public Step ignoringErrors() {
        return onErrorGoTo(IGNORE);
    }

    public Step onErrorGoTo(String target) {
        return new Step(call, args, label, target, onZero, purpose);
    }

    public Step onZeroGoTo(String target) {
        return new Step(call, args, label, onError, target, purpose);
    }

    public Step to(String newPurpose) {
        return new Step(call, args, label, onError, onZero, newPurpose);
    }

    /** The call alone: {@code mount("proc", ".", "proc", MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)}. */
    public String callText() {
        return call + args.stream().map(Arg::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The call, the name of its result, and what follows an error. */
    @Override
    public String toString() {
        var text = new StringBuilder(label.isEmpty() ? "" : label + " = ").append(callText());
        if (onError.equals(IGNORE)) {
            text.append("  || true");
        } else if (!onError.isEmpty()) {
            text.append("  || goto ").append(onError);
        }
        if (!onZero.isEmpty()) {
            text.append("  && goto ").append(onZero);
        }
        return purpose.isEmpty()
                ? text.toString()
                : text.append("  # ").append(purpose).toString();
    }
}
