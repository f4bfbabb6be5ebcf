package org.cgroovy.cgroup.conf;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code perm { task { … } admin { … } }}: both parts, in either order; and {@link FileRight}s. */
final class PermParser {
    private static final int OCTAL = 8;
    private static final int NOTE_WORDS = 3;

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

    /** {@code pids.max root:root 644}, behind the sign. */
    FileRight file() {
        ConfToken note = tokens.next();
        String[] words = note.text().split(" +");
        int colon = words.length == NOTE_WORDS ? words[1].indexOf(':') : -1;
        if (colon <= 0 || colon == words[1].length() - 1) {
            throw tokens.error(
                    note.line(),
                    FileRight.SIGN + " has a control file, user:group and a mode behind it, got: " + note.text());
        }
        String user = words[1].substring(0, colon);
        String group = words[1].substring(colon + 1);
        int mode = mode(new Assignment("the last word of " + FileRight.SIGN, words[2], note.line()));
        return new FileRight(words[0], user, group, mode, note.line());
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
