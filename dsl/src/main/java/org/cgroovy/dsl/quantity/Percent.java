package org.cgroovy.dsl.quantity;

/** A share of one CPU in percent: 200 percent are two CPUs. */
public record Percent(double value) {
    public Percent {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("percent must be > 0, got " + value);
        }
    }

    /** The same share counted in CPUs. */
    public Cores cores() {
        return new Cores(value / 100);
    }

    @Override
    public String toString() {
        return Numbers.plain(value) + " %";
    }
}
