package org.cgroovy.cgroup.view;

import java.util.Locale;

/** Numbers for people. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Amounts() {}

    /** {@code "5.2 MiB"}, {@code "100 MiB"}. */
    public static String bytes(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= 1024 && unit < UNITS.length - 1) {
            rest /= 1024;
            unit++;
        }
        return number(rest) + " " + UNITS[unit];
    }

    /** One digit behind the point where it says something. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    /** A time in the unit that suits it: {@code "12 ms"}, {@code "3.4 s"}, {@code "2 h 5 min"}. */
    public static String time(long nanos) {
        double millis = nanos / 1e6;
        if (millis < 1000) {
            return number(millis) + " ms";
        }
        long seconds = Math.round(millis / 1000);
        if (seconds < 120) {
            return number(millis / 1000) + " s";
        }
        return seconds < 7200
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /** {@code "50 % of a CPU"}, {@code "150 % of a CPU"}. */
    public static String cpus(double cpus) {
        return number(cpus * 100) + " % of a CPU";
    }
}
