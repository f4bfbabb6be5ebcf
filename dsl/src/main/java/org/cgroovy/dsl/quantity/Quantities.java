package org.cgroovy.dsl.quantity;

import java.time.Duration;

/** The quantities for Java and JShell, to import statically: {@code percent(50)}, {@code mib(64).perSecond()}. */
public final class Quantities {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1000 * NANOS_PER_MILLI;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;

    private Quantities() {}

    /** Of one CPU. */
    public static Percent percent(Number number) {
        return new Percent(number.doubleValue());
    }

    public static Cores cores(Number number) {
        return new Cores(number.doubleValue());
    }

    public static Bytes bytes(Number number) {
        return Bytes.of(number, 1, "bytes");
    }

    public static Bytes kib(Number number) {
        return Bytes.of(number, Bytes.KIB, "KiB");
    }

    public static Bytes mib(Number number) {
        return Bytes.of(number, Bytes.MIB, "MiB");
    }

    public static Bytes gib(Number number) {
        return Bytes.of(number, Bytes.GIB, "GiB");
    }

    public static Bytes tib(Number number) {
        return Bytes.of(number, Bytes.TIB, "TiB");
    }

    /** 1000 bytes each, as are the next two by 1000. */
    public static Bytes kb(Number number) {
        return Bytes.of(number, 1000, "KB");
    }

    public static Bytes mb(Number number) {
        return Bytes.of(number, 1_000_000, "MB");
    }

    public static Bytes gb(Number number) {
        return Bytes.of(number, 1_000_000_000, "GB");
    }

    public static Duration millis(Number number) {
        return Duration.ofNanos(Numbers.times(number, NANOS_PER_MILLI, "millis"));
    }

    public static Duration seconds(Number number) {
        return Duration.ofNanos(Numbers.times(number, NANOS_PER_SECOND, "seconds"));
    }

    public static Duration minutes(Number number) {
        return Duration.ofNanos(Numbers.times(number, NANOS_PER_MINUTE, "minutes"));
    }

    public static Duration hours(Number number) {
        return Duration.ofNanos(Numbers.times(number, 60 * NANOS_PER_MINUTE, "hours"));
    }

    public static Duration days(Number number) {
        return Duration.ofNanos(Numbers.times(number, 24 * 60 * NANOS_PER_MINUTE, "days"));
    }
}
