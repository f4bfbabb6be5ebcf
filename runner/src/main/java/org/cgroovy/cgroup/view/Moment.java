package org.cgroovy.cgroup.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.ControlText;

/**
 * What the limits of one cgroup and their counters said at one moment.
 *
 * @param nanos when, on the clock of {@link System#nanoTime}
 * @param texts of the files that are there, by name
 */
public record Moment(Cgroup cgroup, long nanos, Map<String, String> texts) {
    public Moment {
        texts = Map.copyOf(texts);
    }

    /** Reads those files of a cgroup that a verdict may need. */
    public static Moment of(Cgroup cgroup, CgroupFiles files) {
        Map<String, String> texts = new HashMap<>();
        long now = System.nanoTime();
        for (String name : files.files(cgroup.directory())) {
            if (JudgedFiles.has(name)) {
                files.read(cgroup, name).ifPresent(text -> texts.put(name, text));
            }
        }
        return new Moment(cgroup, now, texts);
    }

    Optional<String> text(String file) {
        return Optional.ofNullable(texts.get(file)).map(String::strip);
    }

    /** A number; empty when there is no such file, and where it says that there is no limit. */
    OptionalLong number(String file) {
        Optional<Object> value = text(file).map(text -> ControlText.parse(file, text));
        if (value.filter(ControlText.Amount.class::isInstance).isPresent()) {
            return OptionalLong.of(((ControlText.Amount) value.get()).bytes());
        }
        return value.filter(Long.class::isInstance).isPresent()
                ? OptionalLong.of((Long) value.get())
                : OptionalLong.empty();
    }

    /** The number behind a key; of a file that is one number that number, when the key is empty. */
    OptionalLong count(String file, String key) {
        return key.isEmpty() ? number(file) : Rows.of(text(file).orElse("")).number(key);
    }

    /**
     * That in some of the last 10 s a process waited; empty when none did, or nobody counts.
     *
     * @param what it waited for
     * @param file such as {@code io.pressure}
     */
    Optional<String> waiting(String what, String file) {
        return Rows.of(text(file).orElse(""))
                .pair("some", "avg10")
                .map(Double::valueOf)
                .filter(percent -> percent > 0)
                .map(percent -> "some process waited for " + what + " in " + Amounts.number(percent) + " % of 10 s ("
                        + file + ")");
    }
}
