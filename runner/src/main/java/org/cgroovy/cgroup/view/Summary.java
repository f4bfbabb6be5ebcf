package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A reading in a few words: what is used, of what, and what went wrong. */
public final class Summary {
    private Summary() {}

    public static String of(Reading reading) {
        List<String> parts = new ArrayList<>();
        addUsed(parts, reading, Measure.MEMORY_BYTES, Measure.MEMORY_LIMIT_BYTES, "");
        addUsed(parts, reading, Measure.PIDS, Measure.PIDS_LIMIT, " pids");
        reading.get(Measure.CPU_NANOS).ifPresent(nanos -> parts.add("cpu " + Amounts.time(nanos)));
        reading.quotaCpus().ifPresent(cpus -> parts.add("quota " + Amounts.cpus(cpus)));
        addEvents(parts, reading, Measure.THROTTLED_PERIODS, "throttled");
        addEvents(parts, reading, Measure.MEMORY_LIMIT_HITS, "limit hit");
        addEvents(parts, reading, Measure.OOM_KILLS, "OOM kills");
        addEvents(parts, reading, Measure.PIDS_LIMIT_HITS, "forks refused");
        addIo(parts, reading);
        if (reading.get(Measure.FROZEN).isPresent()) {
            parts.add("FROZEN");
        }
        long processes = reading.get(Measure.PROCESSES).orElse(0);
        if (processes > 0) {
            parts.add(processes + (processes == 1 ? " process" : " processes"));
        }
        return String.join(", ", parts);
    }

    private static void addUsed(List<String> parts, Reading reading, Measure used, Measure limit, String unit) {
        OptionalLong now = reading.get(used);
        if (now.isEmpty()) {
            return;
        }
        OptionalLong most = reading.get(limit);
        boolean bytes = used == Measure.MEMORY_BYTES;
        String text = bytes ? Amounts.bytes(now.getAsLong()) : Long.toString(now.getAsLong());
        String of = most.isEmpty()
                ? ""
                : " of " + (bytes ? Amounts.bytes(most.getAsLong()) : Long.toString(most.getAsLong()));
        parts.add(text + of + unit);
    }

    private static void addEvents(List<String> parts, Reading reading, Measure measure, String what) {
        long count = reading.get(measure).orElse(0);
        if (count > 0) {
            parts.add(what + " " + count);
        }
    }

    private static void addIo(List<String> parts, Reading reading) {
        long read = reading.get(Measure.IO_READ_BYTES).orElse(0);
        long written = reading.get(Measure.IO_WRITE_BYTES).orElse(0);
        if (read > 0 || written > 0) {
            parts.add("read " + Amounts.bytes(read) + ", written " + Amounts.bytes(written));
        }
    }
}
