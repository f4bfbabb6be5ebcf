package org.cgroovy.cgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.manual.Access;
import org.cgroovy.cgroup.manual.Manual;

/**
 * What has to be written so that a control file says again what it said: not always the text that was read. Pure.
 *
 * @see "Linux Documentation/admin-guide/cgroup-v2.rst, cgroup-v1/*.rst; what the files took when they were tried"
 */
public final class WriteBack {
    /** Counters that a write only resets, averages whose writes mean something else, and what has another file's value. */
    private static final List<String> NO_SETTINGS = List.of(
            ".failcnt",
            ".max_usage_in_bytes",
            ".peak",
            ".pressure",
            ".force_empty",
            ".reclaim",
            ".reset_stats",
            ".weight.nice");

    /** The device rules in force, which are written as devices.deny and devices.allow. */
    public static final String DEVICES = "devices.list";

    /** One takes only 0, the other only the word threaded. */
    private static final List<String> ONE_WAY = List.of("cpuacct.usage", "cgroup.type");

    private WriteBack() {}

    /** Whether the text of a file is a setting at all. */
    public static boolean isSetting(String file) {
        return file.equals("cgroup.pressure") || !ends(file, NO_SETTINGS) && !ONE_WAY.contains(file);
    }

    /**
     * The value to write for a text; of several lines, each is one write. Empty when there is nothing that could be written.
     *
     * @param text without the newline at its end
     * @param group the other files of the same cgroup
     */
    public static Optional<String> value(String file, String text, PresentValues group) {
        if (text.isEmpty() || !isSetting(file)) {
            return Optional.empty();
        }
        return switch (file) {
            case "memory.oom_control" -> flag(text, "oom_kill_disable");
            case "freezer.state" -> Optional.of(ownState(text, group));
            // The text is "root invalid (…)" where the partition could not be had.
            case "cpuset.cpus.partition" -> Optional.of(text.split(" ", 2)[0]);
            // An idle group shows a weight of its own and takes none.
            case "cpu.shares", "cpu.weight" ->
                group.of("cpu.idle").filter("1"::equals).isPresent() ? Optional.empty() : Optional.of(text);
            // In the order in which the kernel met the devices, which the order of the writes would turn round.
            default -> Optional.of(file.startsWith("blkio.") || file.startsWith("io.") ? sorted(text) : text);
        };
    }

    /** The files that tell what a write to a file changes; none where nothing can be put back. */
    public static List<String> states(String file) {
        return switch (file) {
            case "devices.allow", "devices.deny" -> List.of(DEVICES);
            case "cpu.weight.nice" -> List.of("cpu.weight");
            // Being idle takes the weight away.
            case "cpu.idle" -> List.of("cpu.idle", "cpu.shares", "cpu.weight");
            default -> isSetting(file) ? List.of(file) : List.of();
        };
    }

    /**
     * The writes that bring a file back.
     *
     * @param before what it said
     * @param value what is to be written for that, as {@link #value} tells; empty for no text
     * @param now what it says
     */
    public static List<FileWrite> writes(String file, String before, String value, String now) {
        if (file.equals(DEVICES)) {
            return devices(before, now);
        }
        if (file.equals("cgroup.subtree_control")) {
            return subtree(words(before), words(now));
        }
        List<FileWrite> writes = new ArrayList<>();
        for (String line : now.split("\n")) {
            String device = line.split(" ", 2)[0];
            if (device.matches("\\d+:\\d+") && !("\n" + before).contains("\n" + device + " ")) {
                writes.add(new FileWrite(file, device + " " + none(file)));
            }
        }
        if (value.isEmpty() && writes.isEmpty()) {
            // An empty line empties a list; nothing at all would be no write.
            writes.add(new FileWrite(file, "\n"));
        }
        for (String line : value.split("\n")) {
            if (!line.isEmpty()) {
                writes.add(new FileWrite(file, line));
            }
        }
        return writes;
    }

    /** All may be allowed or forbidden only where no group is below: then single rules are. */
    private static List<FileWrite> devices(String before, String now) {
        List<FileWrite> writes = new ArrayList<>();
        boolean whole = before.startsWith("a ") || now.startsWith("a ");
        if (whole) {
            writes.add(new FileWrite("devices.deny", "a"));
        }
        for (String line : now.split("\n")) {
            if (!whole && !line.isEmpty() && !("\n" + before + "\n").contains("\n" + line + "\n")) {
                writes.add(new FileWrite("devices.deny", line));
            }
        }
        for (String line : before.split("\n")) {
            if (!line.isEmpty()) {
                writes.add(new FileWrite("devices.allow", line));
            }
        }
        return writes;
    }

    private static List<FileWrite> subtree(List<String> before, List<String> now) {
        List<FileWrite> writes = new ArrayList<>();
        for (String controller : now) {
            if (!before.contains(controller)) {
                writes.add(new FileWrite("cgroup.subtree_control", "-" + controller));
            }
        }
        for (String controller : before) {
            if (!now.contains(controller)) {
                writes.add(new FileWrite("cgroup.subtree_control", "+" + controller));
            }
        }
        return writes;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** What takes the limit of a device away. */
    private static String none(String file) {
        return switch (file) {
            case "io.max" -> "rbps=max wbps=max riops=max wiops=max";
            case "io.latency" -> "target=max";
            default -> file.startsWith("blkio.throttle.") ? "0" : "default";
        };
    }

    /** Whether these are the permission bits that the kernel gives a new control file; of an unknown one, that it is written. */
    public static boolean isUsualMode(String file, int mode) {
        Access access = Manual.SHIPPED.access(file).orElse(Access.READ_WRITE);
        return switch (mode) {
            // Since Linux 6.12 a write to memory.peak resets it for the one who writes.
            case 0444 -> access == Access.READ_ONLY || file.equals("memory.peak");
            case 0200, 0222 -> access == Access.WRITE_ONLY;
            case 0644 -> access == Access.READ_WRITE;
            default -> false;
        };
    }

    /** What a group says when a group above it is frozen is not its own wish. */
    private static String ownState(String text, PresentValues group) {
        boolean own = group.of("freezer.self_freezing").map("1"::equals).orElse(!text.equals("THAWED"));
        return own ? "FROZEN" : "THAWED";
    }

    private static String sorted(String text) {
        String[] lines = text.split("\n");
        Arrays.sort(lines);
        return String.join("\n", lines);
    }

    private static Optional<String> flag(String text, String key) {
        for (String line : text.split("\n")) {
            if (line.startsWith(key + " ")) {
                return Optional.of(line.substring(key.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean ends(String file, List<String> ends) {
        for (String end : ends) {
            if (file.endsWith(end)) {
                return true;
            }
        }
        return false;
    }
}
