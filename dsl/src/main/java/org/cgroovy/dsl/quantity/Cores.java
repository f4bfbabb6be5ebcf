package org.cgroovy.dsl.quantity;

/** A number of CPUs, such as 1.5. */
public record Cores(double value) {
    public Cores {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cores must be > 0, got " + value);
        }
    }

    /** How much CPU time that is in a period of so many microseconds. */
    public long quotaMicros(long periodMicros) {
        return Math.round(value * periodMicros);
    }

    @Override
    public String toString() {
        return Numbers.plain(value) + (value == 1 ? " core" : " cores");
    }
}
