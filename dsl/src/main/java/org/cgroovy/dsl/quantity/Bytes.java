package org.cgroovy.dsl.quantity;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory or data; never below zero. */
public record Bytes(long count) implements Comparable<Bytes> {
    public static final long KIB = 1024;
    public static final long MIB = 1024 * KIB;
    public static final long GIB = 1024 * MIB;
    public static final long TIB = 1024 * GIB;

    private static final String LETTERS = "bkmgtp";

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("bytes must be >= 0, got " + count);
        }
    }

    /** {@code number} units of so many bytes; {@code name} is the unit's, for an error. */
    public static Bytes of(Number number, long unit, String name) {
        return new Bytes(Numbers.times(number, unit, name));
    }

    /**
     * Reads an amount as docker takes it: {@code 100m}, {@code 1.5g}, {@code 64KiB}; every unit counts by 1024, a bare
     * number is in bytes.
     *
     * @see "docker/go-units, RAMInBytes"
     */
    public static Bytes parse(String text) {
        Matcher matcher =
                Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtp]?)(i?b)?").matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no amount of memory such as '100m', '64k' or '1.5g'");
        }
        String letter = matcher.group(2).isEmpty() ? "b" : matcher.group(2);
        String digits = matcher.group(1);
        return of(new BigDecimal(digits), 1L << (10 * LETTERS.indexOf(letter)), letter);
    }

    public BytesPerSecond perSecond() {
        return new BytesPerSecond(count);
    }

    /** For {@code 10.MiB.perSecond} in Groovy. */
    public BytesPerSecond getPerSecond() {
        return perSecond();
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(count, other.count));
    }

    public Bytes minus(Bytes other) {
        return new Bytes(count - other.count);
    }

    public Bytes multiply(Number factor) {
        return of(factor, count, "bytes");
    }

    public Bytes div(long divisor) {
        return new Bytes(count / divisor);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }

    /** With the largest binary unit that leaves no fraction: "64 MiB", "1000 bytes". */
    @Override
    public String toString() {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        long rest = count;
        int unit = 0;
        while (rest != 0 && rest % KIB == 0 && unit < units.length - 1) {
            rest /= KIB;
            unit++;
        }
        return rest + " " + units[unit];
    }
}
