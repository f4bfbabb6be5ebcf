package org.cgroovy.cgroup.tool;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import org.cgroovy.cgroup.conf.Perm;
import org.cgroovy.cgroup.conf.Perm.Access;

/** The options {@code -a -t -d -f -s} of cgcreate and cgconfigparser. */
final class PermOptions {
    private static final int BAD_USAGE = 255;
    private static final int OCTAL = 8;

    private final String tool;
    private final ToolContext context;
    private Access task = Access.NONE;
    private Access admin = Access.NONE;

    PermOptions(String tool, ToolContext context) {
        this.tool = tool;
        this.context = context;
    }

    /** The table of a tool that has these options. */
    static OptionTable table(String letters, LongOption... own) {
        return OptionTable.of(letters, own)
                .with(
                        LongOption.with("task", 't'),
                        LongOption.with("admin", 'a'),
                        LongOption.with("dperm", 'd'),
                        LongOption.with("fperm", 'f'),
                        LongOption.with("tperm", 's'));
    }

    /** Takes an option; gives whether it is one of these. */
    boolean take(int option, String argument) {
        switch (option) {
            case 'a' -> admin = owner(argument).or(admin);
            case 't' -> task = owner(argument).or(task);
            case 'd' ->
                admin = mode(OptionalInt.empty(), OptionalInt.of(octal(argument)))
                        .or(admin);
            case 'f' ->
                admin = mode(OptionalInt.of(octal(argument)), OptionalInt.empty())
                        .or(admin);
            case 's' ->
                task = mode(OptionalInt.of(octal(argument)), OptionalInt.empty())
                        .or(task);
            default -> {
                return false;
            }
        }
        return true;
    }

    Perm perm() {
        return new Perm(task, admin);
    }

    /** {@code user:group}, {@code user} or {@code :group}. */
    private static Access owner(String argument) {
        StringTokenizer names = new StringTokenizer(argument, ":");
        Optional<String> user =
                argument.startsWith(":") || !names.hasMoreTokens() ? Optional.empty() : Optional.of(names.nextToken());
        Optional<String> group = names.hasMoreTokens() ? Optional.of(names.nextToken()) : Optional.empty();
        return new Access(user, group, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Access mode(OptionalInt file, OptionalInt directory) {
        return new Access(Optional.empty(), Optional.empty(), file, directory);
    }

    private int octal(String digits) {
        boolean right = digits.length() == 3 || digits.length() == 4;
        for (int i = 0; right && i < digits.length(); i++) {
            right = digits.charAt(i) >= '0' && digits.charAt(i) < '0' + OCTAL;
        }
        if (right) {
            return Integer.parseInt(digits, OCTAL);
        }
        if (context.compat().original()) {
            // The originals complain on standard output.
            context.add(tool + " wrong mode format " + digits);
            throw new ToolException(BAD_USAGE, "bad mode");
        }
        throw new ToolException(
                context.compat().usage(BAD_USAGE),
                "wrong mode format " + digits + ": three or four octal digits, such as 755");
    }
}
