package org.cgroovy.linux;

import java.util.List;
import java.util.stream.Collectors;

/** An argument of a system call in a {@link LaunchProgram}; its text is what a C programmer would write. */
public sealed interface Arg {
    /** A number, shown as it is or by the name of its flags. */
    record Number(long value, String text) implements Arg {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The address of a string. */
    record Text(String value) implements Arg {
        @Override
        public String toString() {
            return quote(value);
        }
    }

    /** The address of a NULL-terminated array of strings. */
    record Texts(List<String> values) implements Arg {
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Arg::quote).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** The address of a structure made of 64-bit words. */
    record Struct(List<Arg> words, String text) implements Arg {
        public Struct {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The address of a filter's instructions. */
    record Program(ClassicBpf program, String text) implements Arg {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The address of room that the call fills. */
    record Room(int bytes, String name) implements Arg {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A descriptor that is open before the launch, by its name. */
    record HostFd(String name) implements Arg {
        @Override
        public String toString() {
            return "<" + name + ">";
        }
    }

    /** The result of an earlier step, by its label. */
    record ResultOf(String label) implements Arg {
        @Override
        public String toString() {
            return label;
        }
    }

    Arg NULL = new Number(0, "NULL");

    static Arg number(long value) {
        return new Number(value, Long.toString(value));
    }

    static Arg octal(long value) {
        return new Number(value, "0" + Long.toOctalString(value));
    }

    static Arg text(String value) {
        return new Text(value);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
