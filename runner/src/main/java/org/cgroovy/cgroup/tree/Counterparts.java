package org.cgroovy.cgroup.tree;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Counterpart;
import org.cgroovy.cgroup.manual.Manual;

/** What a control file of one cgroup version would say, from the files that the other version has for it. */
final class Counterparts {
    /**
     * What was found.
     *
     * @param file whose form the text has
     */
    record Found(String file, String text) {}

    /** The files of a cgroup, by name. */
    interface Source extends Function<String, Optional<String>> {
        default Optional<Long> number(String file) {
            return apply(file).filter(text -> text.matches("-?\\d{1,19}")).map(Long::valueOf);
        }

        default Optional<Long> number(String file, String key) {
            return apply(file).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith(key + " "))
                    .map(line -> Long.valueOf(line.substring(key.length() + 1)))
                    .findFirst();
        }
    }

    /** Those that are made of something else; the manual has those that hold the same value. */
    private static final Map<String, Function<Source, Optional<String>>> MADE = Map.ofEntries(
            Map.entry("cpu.max", Counterparts::cpuMax),
            Map.entry("cpu.weight", from -> text(from.number("cpu.shares").map(Conversions::weightOfShares))),
            Map.entry("cpu.shares", from -> text(from.number("cpu.weight").map(Conversions::sharesOfWeight))),
            Map.entry("cpu.cfs_quota_us", from -> bandwidth(from, 0).map(quota -> quota.equals("max") ? "-1" : quota)),
            Map.entry("cpu.cfs_period_us", from -> bandwidth(from, 1)),
            Map.entry("memory.events", Counterparts::memoryEvents),
            Map.entry(
                    "memory.oom_control",
                    from -> text(from.number("memory.events", "oom_kill")).map(kills -> "oom_kill " + kills)),
            Map.entry("memory.failcnt", from -> text(from.number("memory.events", "max"))),
            Map.entry("memory.swap.max", Counterparts::swapMax),
            Map.entry(
                    "cgroup.freeze",
                    from -> from.apply("freezer.state").map(state -> state.equals("THAWED") ? "0" : "1")),
            Map.entry(
                    "freezer.state",
                    from -> from.apply("cgroup.freeze").map(frozen -> frozen.equals("1") ? "FROZEN" : "THAWED")));

    private Counterparts() {}

    static Optional<Found> read(String file, Source from) {
        for (ControlFile known : Manual.SHIPPED.named(file)) {
            Optional<String> other = known.counterpart()
                    .filter(Counterpart::same)
                    .map(same -> same.names().get(0));
            if (other.isPresent() && !other.get().equals(file)) {
                return from.apply(other.get()).map(text -> new Found(other.get(), text));
            }
        }
        Function<Source, Optional<String>> maker = MADE.get(file);
        return maker == null ? Optional.empty() : maker.apply(from).map(text -> new Found(file, text));
    }

    /** Whether there are names here that begin with this one. */
    static boolean begins(String prefix) {
        String start = prefix + ".";
        return names().stream().anyMatch(name -> name.startsWith(start));
    }

    static Set<String> names() {
        Set<String> names = new HashSet<>(MADE.keySet());
        Manual.SHIPPED.all().stream()
                .filter(file -> file.counterpart().filter(Counterpart::same).isPresent())
                .map(ControlFile::name)
                .filter(name -> !name.contains("<"))
                .forEach(names::add);
        return names;
    }

    private static Optional<String> text(Optional<Long> number) {
        return number.map(value -> Long.toString(value));
    }

    private static Optional<String> cpuMax(Source from) {
        return from.number("cpu.cfs_quota_us")
                .flatMap(quota ->
                        from.number("cpu.cfs_period_us").map(period -> (quota < 0 ? "max" : quota) + " " + period));
    }

    private static Optional<String> bandwidth(Source from, int part) {
        return from.apply("cpu.max").map(text -> text.split(" ", -1)[part]);
    }

    /** v1 counts how often the limit was hit, and how often somebody was killed for it. */
    private static Optional<String> memoryEvents(Source from) {
        return from.number("memory.failcnt")
                .map(max -> "max " + max + "\noom_kill "
                        + from.number("memory.oom_control", "oom_kill").orElse(0L));
    }

    private static Optional<String> swapMax(Source from) {
        return from.number("memory.memsw.limit_in_bytes")
                .flatMap(memsw -> from.number("memory.limit_in_bytes")
                        .map(limit -> ControlText.parse("memory.memsw.limit_in_bytes", Long.toString(memsw))
                                        .equals(ControlText.MAX)
                                ? "max"
                                : Long.toString(memsw - limit)));
    }
}
