package org.cgroovy.cgroup.view;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A column of the table of activities, in the order in which they give way on a narrow terminal: the last goes first. */
public enum Column {
    CPU("%CPU", 6, 'c', Activity::cpus, a -> percent(a.cpus())),
    MEMORY("MEMORY", 9, 'm', a -> of(a, Measure.MEMORY_BYTES), a -> bytes(a, Measure.MEMORY_BYTES)),
    MEMORY_SHARE("%MEM", 5, 'l', Column::memoryShare, a -> share(memoryShare(a))),
    PIDS("PIDS", 9, 'p', a -> of(a, Measure.PIDS), Column::pids),
    THROTTLED("THROT/s", 7, 't', a -> a.perSecond(Measure.THROTTLED_PERIODS), a -> rate(a, Measure.THROTTLED_PERIODS)),
    LIMIT_HITS("LIMIT+", 6, 'h', a -> a.delta(Measure.MEMORY_LIMIT_HITS), a -> grown(a, Measure.MEMORY_LIMIT_HITS)),
    OOM("OOM+", 6, 'o', a -> of(a, Measure.OOM_KILLS), a -> total(a, Measure.OOM_KILLS)),
    REFUSED("FORK+", 6, 'f', a -> of(a, Measure.PIDS_LIMIT_HITS), a -> total(a, Measure.PIDS_LIMIT_HITS)),
    READ("READ/s", 8, 'r', a -> a.perSecond(Measure.IO_READ_BYTES), a -> speed(a, Measure.IO_READ_BYTES)),
    WRITTEN("WRITE/s", 8, 'w', a -> a.perSecond(Measure.IO_WRITE_BYTES), a -> speed(a, Measure.IO_WRITE_BYTES)),
    CPU_PRESSURE("PSI.C", 5, '1', a -> of(a, Measure.CPU_PRESSURE), a -> pressure(a, Measure.CPU_PRESSURE)),
    MEMORY_PRESSURE("PSI.M", 5, '2', a -> of(a, Measure.MEMORY_PRESSURE), a -> pressure(a, Measure.MEMORY_PRESSURE)),
    IO_PRESSURE("PSI.I", 5, '3', a -> of(a, Measure.IO_PRESSURE), a -> pressure(a, Measure.IO_PRESSURE));

    private static final String NONE = "-";

    private final String title;
    private final int width;
    private final char key;
    private final ToDoubleFunction<Activity> order;
    private final Function<Activity, String> text;

    Column(String title, int width, char key, ToDoubleFunction<Activity> order, Function<Activity, String> text) {
        this.title = title;
        this.width = width;
        this.key = key;
        this.order = order;
        this.text = text;
    }

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public int width() {
        return width;
    }

    /** The key that sorts by it. */
    public char key() {
        return key;
    }

    /** What it is sorted by, the greatest first. */
    public double order(Activity activity) {
        return order.applyAsDouble(activity);
    }

    public String text(Activity activity) {
        return text.apply(activity);
    }

    private static double of(Activity activity, Measure measure) {
        return activity.get(measure).orElse(-1);
    }

    private static String percent(double cpus) {
        return String.format(Locale.ROOT, "%.1f", cpus * 100);
    }

    private static String bytes(Activity activity, Measure measure) {
        return activity.get(measure).isEmpty()
                ? NONE
                : Amounts.bytes(activity.get(measure).getAsLong());
    }

    private static double memoryShare(Activity activity) {
        double limit = of(activity, Measure.MEMORY_LIMIT_BYTES);
        return limit <= 0 ? -1 : of(activity, Measure.MEMORY_BYTES) / limit;
    }

    private static String share(double share) {
        return share < 0 ? NONE : String.format(Locale.ROOT, "%.0f", share * 100);
    }

    private static String pids(Activity activity) {
        if (activity.get(Measure.PIDS).isEmpty()) {
            return activity.get(Measure.PROCESSES).orElse(0) == 0
                    ? NONE
                    : "" + activity.get(Measure.PROCESSES).getAsLong();
        }
        return activity.get(Measure.PIDS).getAsLong()
                + (activity.get(Measure.PIDS_LIMIT).isEmpty()
                        ? ""
                        : "/" + activity.get(Measure.PIDS_LIMIT).getAsLong());
    }

    private static String rate(Activity activity, Measure measure) {
        return activity.get(measure).isEmpty() ? NONE : String.format(Locale.ROOT, "%.1f", activity.perSecond(measure));
    }

    private static String grown(Activity activity, Measure measure) {
        return activity.get(measure).isEmpty() ? NONE : Long.toString(activity.delta(measure));
    }

    /** How many in all, and how many of them just now: {@code 12+3}. */
    private static String total(Activity activity, Measure measure) {
        if (activity.get(measure).isEmpty()) {
            return NONE;
        }
        long more = activity.delta(measure);
        return activity.get(measure).getAsLong() + (more > 0 ? "+" + more : "");
    }

    private static String speed(Activity activity, Measure measure) {
        return activity.get(measure).isEmpty() ? NONE : Amounts.bytes(Math.round(activity.perSecond(measure)));
    }

    private static String pressure(Activity activity, Measure measure) {
        return activity.get(measure).isEmpty()
                ? NONE
                : String.format(Locale.ROOT, "%.1f", activity.get(measure).getAsLong() / 100.0);
    }
}
