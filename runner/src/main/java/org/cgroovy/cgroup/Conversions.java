package org.cgroovy.cgroup;

import java.util.OptionalLong;

/**
 * The maps between the values of cgroup v1 and v2, as runc has them.
 *
 * @see "opencontainers/cgroups utils.go; runc 1.3.2 and crun 1.23 and later for the quadratic map of cpu.shares"
 */
public final class Conversions {
    private static final long MIN_SHARES = 2;
    private static final long MAX_SHARES = 262_144;
    private static final long MIN_WEIGHT = 1;
    private static final long MAX_WEIGHT = 10_000;
    private static final long MIN_BLKIO_WEIGHT = 10;
    private static final long BLKIO_WEIGHT_STEPS = 990;

    private Conversions() {}

    /**
     * Converts v1 {@code cpu.shares} (2 to 262144, default 1024) to v2 {@code cpu.weight} (1 to 10000, default 100). Values
     * outside are taken as the nearest end. The fit meets both ends and both defaults.
     */
    public static long weightOfShares(long shares) {
        if (shares <= MIN_SHARES) {
            return MIN_WEIGHT;
        }
        if (shares >= MAX_SHARES) {
            return MAX_WEIGHT;
        }
        double log = log2(shares);
        double exponent = (log * log + 125 * log) / 612.0 - 7.0 / 34.0;
        return (long) Math.ceil(Math.pow(10, exponent));
    }

    /**
     * Converts v2 {@code cpu.weight} to v1 {@code cpu.shares}: the most shares that {@link #weightOfShares} takes to this
     * weight, so that there and back gives the same weight, and the default gives the default.
     */
    public static long sharesOfWeight(long weight) {
        if (weight <= MIN_WEIGHT) {
            return MIN_SHARES;
        }
        if (weight >= MAX_WEIGHT) {
            return MAX_SHARES;
        }
        // The quadratic fit solved for the logarithm of the shares.
        double constant = 612.0 * (Math.log10((double) weight) + 7.0 / 34.0);
        double log = (Math.sqrt(125.0 * 125.0 + 4 * constant) - 125.0) / 2;
        long shares = (long) Math.pow(2, log) + 1;
        // The real number is cut and floating point errs in the last digit: step down to the edge.
        while (weightOfShares(shares) > weight) {
            shares--;
        }
        return shares;
    }

    /** Converts the blkio weight of OCI and v1 (10 to 1000) to v2 {@code io.weight} (1 to 10000), linearly. */
    public static long ioWeightOfBlkio(long blkioWeight) {
        return 1 + (blkioWeight - MIN_BLKIO_WEIGHT) * (MAX_WEIGHT - 1) / BLKIO_WEIGHT_STEPS;
    }

    /** Converts v2 {@code io.weight} (1 to 10000) to the blkio weight of OCI and v1 (10 to 1000), linearly. */
    public static long blkioOfIoWeight(long ioWeight) {
        // Rounded up, since the way there is rounded down: there and back gives the same blkio weight.
        long steps = (ioWeight - 1) * BLKIO_WEIGHT_STEPS;
        return MIN_BLKIO_WEIGHT + (steps + MAX_WEIGHT - 2) / (MAX_WEIGHT - 1);
    }

    /**
     * Converts v1's limit of memory and swap together, which is also OCI's, to the limit of swap alone.
     *
     * @param memsw bytes, or -1 for max
     * @param limit the memory limit in bytes, or -1 for max
     * @throws IllegalArgumentException when there is no memory limit to subtract, or it is the greater
     */
    public static long swapOfMemsw(long memsw, OptionalLong limit) {
        if (memsw == Require.MAX || limit.orElse(0) == Require.MAX) {
            return memsw;
        }
        if (limit.isEmpty()) {
            throw new IllegalArgumentException(
                    "a limit of memory and swap together (" + memsw + " bytes) means nothing without a memory limit");
        }
        if (memsw < limit.getAsLong()) {
            throw new IllegalArgumentException("the limit of memory and swap together must be >= the memory limit of "
                    + limit.getAsLong() + " bytes, got " + memsw);
        }
        return memsw - limit.getAsLong();
    }

    /** Adds limits of memory and of swap, both in bytes, to v1's limit of both together; -1 is max. */
    public static long memswOfSwap(long limit, long swap) {
        if (limit == Require.MAX || swap == Require.MAX || limit > Long.MAX_VALUE - swap) {
            return Require.MAX;
        }
        return limit + swap;
    }

    private static double log2(long value) {
        return Math.log((double) value) / Math.log(2);
    }
}
