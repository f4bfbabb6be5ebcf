package org.cgroovy.dsl.quantity;

/** A rate of data. */
public record BytesPerSecond(long count) {
    public BytesPerSecond {
        if (count < 0) {
            throw new IllegalArgumentException("bytes per second must be >= 0, got " + count);
        }
    }

    @Override
    public String toString() {
        return new Bytes(count) + "/s";
    }
}
