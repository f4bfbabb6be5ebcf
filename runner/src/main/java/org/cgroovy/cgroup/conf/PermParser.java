package org.cgroovy.cgroup.conf;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code perm { task { … } admin { … } }}: both parts, in either order. */
final class PermParser {
    private static final int OCTAL = 8;

    private final ConfTokens tokens;

    PermParser(ConfTokens tokens) {
        this.tokens = tokens;
    }

    /** From behind the word perm. */
    Perm parse() {
        tokens.expect('{', "after perm");
        ConfToken first = tokens.next();
        if (!first.isKeyword("task") && !first.isKeyword("admin")) {
            throw tokens.error(first, "expected task or admin in perm { }, found " + first.shown());
        }
        boolean taskFirst = first.isKeyword("task");
        Perm.Access one = access(taskFirst ? "task" : "admin");
        String second = taskFirst ? "admin" : "task";
        tokens.expectKeyword(second, "in perm { }, which has task { } and admin { }");
        Perm.Access other = access(second);
        tokens.expect('}', "at the end of perm { }");
        return taskFirst ? new Perm(one, other) : new Perm(other, one);
    }

    private Perm.Access access(String section) {
        tokens.expect('{', "after " + section);
        Optional<String> uid = Optional.empty();
        Optional<String> gid = Optional.empty();
        OptionalInt fileMode = OptionalInt.empty();
        OptionalInt directoryMode = OptionalInt.empty();
        do {
            Assignment entry = tokens.assignment(section + " { }");
            switch (entry.name()) {
                case "uid" -> uid = Optional.of(entry.value());
                case "gid" -> gid = Optional.of(entry.value());
                case "fperm" -> fileMode = OptionalInt.of(mode(entry));
                case "dperm" -> {
                    if (section.equals("task")) {
                        throw tokens.error(entry.line(), "dperm belongs into admin { }: task { } is about a file");
                    }
                    directoryMode = OptionalInt.of(mode(entry));
                }
                default ->
                    throw tokens.error(
                            entry.line(),
                            "expected uid, gid, fperm or dperm in " + section + " { }, found " + entry.name());
            }
        } while (!tokens.accept('}'));
        return new Perm.Access(uid, gid, fileMode, directoryMode);
    }

    private int mode(Assignment entry) {
        String digits = entry.value();
        boolean octal = !digits.isEmpty() && digits.length() <= 4;
        for (int i = 0; octal && i < digits.length(); i++) {
            octal = digits.charAt(i) >= '0' && digits.charAt(i) < '0' + OCTAL;
        }
        if (!octal) {
            throw tokens.error(entry.line(), entry.name() + " is a mode in octal, such as 755, and not " + digits);
        }
        return Integer.parseInt(digits, OCTAL);
    }
}
