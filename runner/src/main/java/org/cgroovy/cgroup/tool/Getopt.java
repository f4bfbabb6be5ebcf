package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * getopt_long(3) as glibc does it: letters in bundles, abbreviated names, operands between options, and its complaints
 * word by word. {@code POSIXLY_CORRECT} is not heeded.
 *
 * <p>Our own options, {@code --dsl} and {@code --compat=X}, are passed over: {@link OwnOptions} has read them.
 */
public final class Getopt {
    /** No more options. */
    public static final int END = -1;

    /** An option that does not exist, or without its argument; the complaint is printed. */
    public static final int WRONG = '?';

    private final String program;
    private final OptionTable table;
    private final List<String> words;
    private final PrintStream err;
    private final List<String> operands = new ArrayList<>();
    private final List<Integer> passedOver = new ArrayList<>();
    private int next;
    private String bundle = "";
    private int atLetter;
    private String argument = "";

    public Getopt(String program, OptionTable table, List<String> words, PrintStream err) {
        this.program = program;
        this.table = table;
        this.words = List.copyOf(words);
        this.err = err;
    }

    /** The letter of the next option, {@link #WRONG} or {@link #END}. */
    public int next() {
        argument = "";
        if (atLetter < bundle.length()) {
            return letter();
        }
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                next++;
                break;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                if (table.operandsLast()) {
                    break;
                }
                operands.add(word);
                next++;
            } else if (OwnOptions.isOne(word)) {
                passedOver.add(next++);
            } else {
                next++;
                return option(word);
            }
        }
        while (next < words.size()) {
            operands.add(words.get(next++));
        }
        return END;
    }

    /** The argument of the option that {@link #next} gave; empty when it takes none. */
    public String argument() {
        return argument;
    }

    /** What is no option, in order; all of them after {@link #END}. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** Where the words stand that are our own options; all of them after {@link #END}. */
    List<Integer> passedOver() {
        return List.copyOf(passedOver);
    }

    private int option(String word) {
        if (word.startsWith("--")) {
            return name(word.substring(2));
        }
        bundle = word;
        atLetter = 1;
        return letter();
    }

    private int letter() {
        char letter = bundle.charAt(atLetter++);
        if (!table.has(letter)) {
            return wrong("invalid option -- '" + letter + "'");
        }
        if (table.takesArgument(letter)) {
            if (atLetter < bundle.length()) {
                argument = bundle.substring(atLetter);
                atLetter = bundle.length();
            } else if (next < words.size()) {
                argument = words.get(next++);
            } else {
                return wrong("option requires an argument -- '" + letter + "'");
            }
        }
        return letter;
    }

    private int name(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        List<LongOption> found = matches(name);
        if (found.isEmpty()) {
            return wrong("unrecognized option '--" + text + "'");
        }
        LongOption option = found.get(0);
        for (LongOption other : found) {
            if (other.argument() != option.argument() || other.letter() != option.letter()) {
                return ambiguous(text, found);
            }
        }
        if (equals >= 0) {
            if (!option.argument()) {
                return wrong("option '--" + option.name() + "' doesn't allow an argument");
            }
            argument = text.substring(equals + 1);
        } else if (option.argument()) {
            if (next == words.size()) {
                return wrong("option '--" + option.name() + "' requires an argument");
            }
            argument = words.get(next++);
        }
        return option.letter();
    }

    private List<LongOption> matches(String name) {
        List<LongOption> found = new ArrayList<>();
        for (LongOption option : table.names()) {
            if (option.name().equals(name)) {
                return List.of(option);
            }
            if (option.name().startsWith(name)) {
                found.add(option);
            }
        }
        return found;
    }

    private int ambiguous(String text, List<LongOption> found) {
        StringBuilder line = new StringBuilder("option '--").append(text).append("' is ambiguous; possibilities:");
        for (LongOption option : found) {
            line.append(" '--").append(option.name()).append('\'');
        }
        return wrong(line.toString());
    }

    private int wrong(String complaint) {
        err.println(program + ": " + complaint);
        return WRONG;
    }
}
