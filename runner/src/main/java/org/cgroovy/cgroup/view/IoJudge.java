package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Bytes and operations per second on a device. That a request was held back is counted nowhere: it is seen by the rate, which
 * is at the limit.
 *
 * @see "cgroup-v2.rst, io.max; cgroup-v1/blkio-controller.rst; block/blk-throttle.c, throtl_pd_init"
 */
final class IoJudge implements Judge {
    /** From here on the rate is at the limit: the kernel lets requests through in slices, so that it is rarely exact. */
    private static final double AT_LIMIT = 0.9;

    private enum Way {
        READ_BYTES("rbps", "rbytes", "read_bps_device", "io_service_bytes", "Read", "read"),
        WRITTEN_BYTES("wbps", "wbytes", "write_bps_device", "io_service_bytes", "Write", "write"),
        READS("riops", "rios", "read_iops_device", "io_serviced", "Read", "read"),
        WRITES("wiops", "wios", "write_iops_device", "io_serviced", "Write", "write");

        private final String key;
        private final String counter;
        private final String file1;
        private final String counter1;
        private final String key1;
        private final String verb;

        Way(String key, String counter, String file1, String counter1, String key1, String verb) {
            this.key = key;
            this.counter = counter;
            this.file1 = "blkio.throttle." + file1;
            this.counter1 = "blkio.throttle." + counter1;
            this.key1 = key1;
            this.verb = verb;
        }

        String rate(double perSecond) {
            return this == READ_BYTES || this == WRITTEN_BYTES
                    ? Amounts.bytes(Math.round(perSecond)) + "/s"
                    : Amounts.number(perSecond) + " operations/s";
        }
    }

    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        List<Verdict> verdicts = new ArrayList<>();
        if (line.unified()) {
            line.spans().forEach(span -> judge2(span, verdicts));
        } else {
            // In v1 a limit holds for the processes in the very cgroup; what is above it does not matter.
            judge1(line.subject(), verdicts);
        }
        return verdicts;
    }

    private static void judge2(Span span, List<Verdict> verdicts) {
        Rows limits = Rows.of(span.after().text("io.max").orElse(""));
        for (String device : limits.rows().keySet()) {
            for (Way way : Way.values()) {
                limits.numberOf(device, way.key)
                        .ifPresent(limit -> verdicts.add(verdict(
                                span,
                                way,
                                device,
                                limit,
                                growth(span, "io.stat", device, way.counter),
                                "io.max",
                                "'" + device + " " + way.key + "=" + limit * 2 + "'")));
            }
        }
    }

    private static void judge1(Span span, List<Verdict> verdicts) {
        for (Way way : Way.values()) {
            Rows limits = Rows.of(span.after().text(way.file1).orElse(""));
            for (String device : limits.rows().keySet()) {
                limits.number(device)
                        .ifPresent(limit -> verdicts.add(verdict(
                                span,
                                way,
                                device,
                                limit,
                                growth(span, way.counter1, device, way.key1),
                                way.file1,
                                "'" + device + " " + limit * 2 + "'")));
            }
        }
    }

    /** A device that is not listed has done nothing yet. */
    private static long growth(Span span, String file, String device, String key) {
        OptionalLong now = Rows.of(span.after().text(file).orElse("")).numberOf(device, key);
        OptionalLong then = Rows.of(span.before().text(file).orElse("")).numberOf(device, key);
        return Math.max(0, now.orElse(0) - then.orElse(0));
    }

    private static Verdict verdict(
            Span span, Way way, String device, long limit, long growth, String file, String value) {
        OptionalDouble rate = span.perSecond(growth);
        double used = limit == 0 ? 0 : rate.orElse(0) / limit;
        String most = way.rate(limit);
        return new Verdict(
                Verdict.Severity.of(used >= AT_LIMIT, false, used),
                span.cgroup(),
                "io",
                file,
                way.verb + " " + (rate.isEmpty() ? "at most " : way.rate(rate.getAsDouble()) + " of ") + most + " on "
                        + device,
                used,
                span.after().waiting("I/O", "io.pressure").stream().toList(),
                Remedy.set(span.cgroup(), file, value));
    }
}
