package org.cgroovy.dsl.quantity;

import java.time.Duration;

/** The quantities for Groovy, as properties of numbers: {@code 50.percent}. A Groovy extension module names this class. */
public final class NumberProperties {
    private NumberProperties() {}

    public static Percent getPercent(Number self) {
        return Quantities.percent(self);
    }

    public static Cores getCores(Number self) {
        return Quantities.cores(self);
    }

    /** {@code 1.core} reads better. */
    public static Cores getCore(Number self) {
        return Quantities.cores(self);
    }

    public static Bytes getBytes(Number self) {
        return Quantities.bytes(self);
    }

    public static Bytes getKiB(Number self) {
        return Quantities.kib(self);
    }

    public static Bytes getMiB(Number self) {
        return Quantities.mib(self);
    }

    public static Bytes getGiB(Number self) {
        return Quantities.gib(self);
    }

    public static Bytes getTiB(Number self) {
        return Quantities.tib(self);
    }

    public static Bytes getKB(Number self) {
        return Quantities.kb(self);
    }

    public static Bytes getMB(Number self) {
        return Quantities.mb(self);
    }

    public static Bytes getGB(Number self) {
        return Quantities.gb(self);
    }

    public static Duration getMillis(Number self) {
        return Quantities.millis(self);
    }

    public static Duration getSeconds(Number self) {
        return Quantities.seconds(self);
    }

    public static Duration getMinutes(Number self) {
        return Quantities.minutes(self);
    }

    public static Duration getHours(Number self) {
        return Quantities.hours(self);
    }

    public static Duration getDays(Number self) {
        return Quantities.days(self);
    }
}
