package org.cgroovy.dsl;

import groovy.lang.Range;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Form;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.ControlText;
import org.cgroovy.cgroup.tree.Controls;
import org.cgroovy.cgroup.tree.Some;
import org.cgroovy.dsl.quantity.Bytes;
import org.cgroovy.dsl.quantity.Cores;
import org.cgroovy.dsl.quantity.Percent;
import org.jspecify.annotations.Nullable;

/** Control files as scripts see them: quantities where the kernel counts something, its own text elsewhere. */
final class ControlWords {
    private static final long PERIOD_MICROS = 100_000;
    private static final int MOST_LISTED = 12;

    private ControlWords() {}

    /** The value of a file; where the name only begins those of files, what stands for them all. */
    static Object property(ControlGroup cgroup, Controls controls, String name) {
        Optional<Object> value = controls.value(name);
        if (value.isPresent()) {
            return shown(value.get());
        }
        boolean begins =
                controls.begins(name) || controls.names().stream().anyMatch(file -> file.startsWith(name + "."));
        if (begins) {
            return new ControlNode(cgroup, name);
        }
        throw unknown(cgroup, controls, name);
    }

    static Object read(ControlGroup cgroup, Controls controls, String file) {
        return shown(controls.value(file).orElseThrow(() -> unknown(cgroup, controls, file)));
    }

    static List<Change> write(ControlGroup cgroup, Controls controls, String file, @Nullable Object value) {
        List<Change> changes = controls.write(file, text(file, value, controls));
        if (changes.isEmpty()) {
            throw unknown(cgroup, controls, file);
        }
        return changes;
    }

    private static Object shown(Object value) {
        return value instanceof ControlText.Amount amount ? new Bytes(amount.bytes()) : value;
    }

    /** What goes into the file. */
    static String text(String file, @Nullable Object value, Controls controls) {
        if (value instanceof Bytes bytes) {
            require(file, value, known -> known.form().bytes());
            return Long.toString(bytes.count());
        }
        if (value instanceof Percent percent) {
            return share(file, percent.cores(), controls);
        }
        if (value instanceof Cores cores) {
            return share(file, cores, controls);
        }
        if (value instanceof Duration time) {
            require(file, value, ControlFile::microseconds);
            return Long.toString(Values.micros(file, time));
        }
        if (value instanceof Boolean on) {
            return on ? "1" : "0";
        }
        boolean list =
                Manual.SHIPPED.form(file).filter(form -> form == Form.LIST).isPresent();
        if (value instanceof Range<?> range && list) {
            return range.getFrom() + "-" + range.getTo();
        }
        if (value instanceof Collection<?> numbers && list) {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Number) {
            return Long.toString(Values.whole(file, value));
        }
        if (!(value instanceof CharSequence) && !(value instanceof ControlText.CpuMax)) {
            throw Values.refusal(file, value, "a number, a quantity or a text");
        }
        return plain(file, Texts.of(value));
    }

    /** A quantity must be one of what the file counts; what is not in the manual takes any. */
    private static void require(String file, Object quantity, Predicate<ControlFile> counts) {
        List<ControlFile> known = Manual.SHIPPED.named(file);
        if (!known.isEmpty() && known.stream().noneMatch(counts)) {
            throw Values.refusal(file, quantity, known.get(0).accepted());
        }
    }

    private static String plain(String file, String text) {
        String line = text.strip();
        if (line.chars().anyMatch(c -> c == '\0' || c == '\n')) {
            throw new WordException(file + " takes one line without NUL; write line by line");
        }
        // The kernel never sees a write of no bytes.
        return line.isEmpty() ? "\n" : line;
    }

    /** A share of CPUs is a quota in the period that the cgroup has. */
    private static String share(String file, Cores cores, Controls controls) {
        if (Manual.SHIPPED.form(file).filter(Form::cpuTime).isEmpty()) {
            throw new WordException(file + " takes no share of CPUs; cpu.max does");
        }
        long period = controls.value("cpu.max")
                .filter(ControlText.CpuMax.class::isInstance)
                .map(max -> ((ControlText.CpuMax) max).periodMicros())
                .orElse(PERIOD_MICROS);
        long quota = cores.quotaMicros(period);
        return file.equals("cpu.max") ? quota + " " + period : Long.toString(quota);
    }

    private static RuntimeException unknown(ControlGroup cgroup, Controls controls, String name) {
        List<String> names = controls.names();
        if (names.isEmpty()) {
            return new CgroupException(cgroup + " does not exist; create() makes it");
        }
        return new NoControlFile(cgroup + " has no control file " + name + "; "
                + controls.absence(name)
                        .or(() -> Suggestion.of(name, controls.words()).map(best -> "did you mean " + best + "?"))
                        .orElseGet(() -> "it has " + listed(name, names)));
    }

    private static String listed(String name, List<String> names) {
        String begin = name.replaceAll("\\..*", ".");
        List<String> alike =
                names.stream().filter(file -> file.startsWith(begin)).toList();
        return Some.of(alike.isEmpty() ? names : alike, MOST_LISTED);
    }
}
