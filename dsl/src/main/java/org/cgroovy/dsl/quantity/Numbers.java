package org.cgroovy.dsl.quantity;

import java.math.BigDecimal;

/** Exact arithmetic on what a script wrote as a number. */
final class Numbers {
    private Numbers() {}

    /** Without a fraction that is nothing: 2.0 is "2". */
    static String plain(double value) {
        long whole = (long) value;
        return whole == value ? Long.toString(whole) : Double.toString(value);
    }

    /** {@code number * unit}, rounded down; an error when it does not fit a long or is below zero. */
    static long times(Number number, long unit, String name) {
        try {
            long product = isWhole(number)
                    ? Math.multiplyExact(number.longValue(), unit)
                    : wholePart(new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(unit)));
            if (product >= 0) {
                return product;
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(number + "." + name + " is too large", tooLarge);
        }
        throw new IllegalArgumentException(number + "." + name + " must not be below zero");
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static long wholePart(BigDecimal product) {
        return product.toBigInteger().longValueExact();
    }
}
