package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a mount as mount(8) writes them, taken apart into flags, attributes and what only the file system
 * knows. Loops and no streams: a plan makes dozens of these while somebody waits.
 */
record MountOptions(Set<Flag> set, String data, Propagation propagation) {
    /** An option with its flag for mount(2) and its attribute for mount_setattr(2), 0 where there is none. */
    enum Flag {
        RO(1, "MS_RDONLY", 1, "MOUNT_ATTR_RDONLY"),
        NOSUID(2, "MS_NOSUID", 2, "MOUNT_ATTR_NOSUID"),
        NODEV(4, "MS_NODEV", 4, "MOUNT_ATTR_NODEV"),
        NOEXEC(8, "MS_NOEXEC", 8, "MOUNT_ATTR_NOEXEC"),
        SYNC(16, "MS_SYNCHRONOUS", 0, ""),
        MAND(64, "MS_MANDLOCK", 0, ""),
        DIRSYNC(128, "MS_DIRSYNC", 0, ""),
        NOATIME(1024, "MS_NOATIME", 0x10, "MOUNT_ATTR_NOATIME"),
        NODIRATIME(2048, "MS_NODIRATIME", 0x80, "MOUNT_ATTR_NODIRATIME"),
        SILENT(1 << 15, "MS_SILENT", 0, ""),
        RELATIME(1 << 21, "MS_RELATIME", 0, ""),
        IVERSION(1 << 23, "MS_I_VERSION", 0, ""),
        STRICTATIME(1 << 24, "MS_STRICTATIME", 0x20, "MOUNT_ATTR_STRICTATIME"),
        LAZYTIME(1 << 25, "MS_LAZYTIME", 0, "");

        /** Those that say when access times are written: of these one holds. */
        private static final Set<Flag> ACCESS_TIME = EnumSet.of(NOATIME, RELATIME, STRICTATIME);

        /** Those that a bind cannot change: they are of the file system, not of the mount. */
        private static final Set<Flag> OF_FILE_SYSTEM = EnumSet.of(SYNC, MAND, DIRSYNC, SILENT, IVERSION, LAZYTIME);

        private static final Map<String, Flag> BY_OPTION = Stream.of(values())
                .collect(Collectors.toMap(flag -> flag.name().toLowerCase(java.util.Locale.ROOT), flag -> flag));

        private final long flag;
        private final String flagName;
        private final long attribute;
        private final String attributeName;

        Flag(long flag, String flagName, long attribute, String attributeName) {
            this.flag = flag;
            this.flagName = flagName;
            this.attribute = attribute;
            this.attributeName = attributeName;
        }
    }

    /** Options that take back an earlier one; alone they say what is the default. */
    private static final Map<String, Flag> WITHOUT = Map.ofEntries(
            Map.entry("rw", Flag.RO),
            Map.entry("suid", Flag.NOSUID),
            Map.entry("dev", Flag.NODEV),
            Map.entry("exec", Flag.NOEXEC),
            Map.entry("async", Flag.SYNC),
            Map.entry("nomand", Flag.MAND),
            Map.entry("atime", Flag.NOATIME),
            Map.entry("diratime", Flag.NODIRATIME),
            Map.entry("loud", Flag.SILENT),
            Map.entry("norelatime", Flag.RELATIME),
            Map.entry("noiversion", Flag.IVERSION),
            Map.entry("nostrictatime", Flag.STRICTATIME),
            Map.entry("nolazytime", Flag.LAZYTIME));

    /** Options that say how to mount and not what. */
    private static final Set<String> MANNERS = Set.of("bind", "rbind", "defaults");

    private static final long MOUNT_ATTR_ATIME = 0x70;

    static final MountOptions READ_ONLY = of(List.of("ro"));

    static MountOptions of(List<String> options) {
        var flags = EnumSet.noneOf(Flag.class);
        var data = new ArrayList<String>();
        var propagation = Propagation.PRIVATE;
        for (String option : options) {
            if (Flag.BY_OPTION.containsKey(option)) {
                flags.add(Flag.BY_OPTION.get(option));
            } else if (WITHOUT.containsKey(option)) {
                flags.remove(WITHOUT.get(option));
            } else if (Propagation.named(option).isPresent()) {
                propagation = Propagation.named(option).get();
            } else if (!MANNERS.contains(option)) {
                data.add(option);
            }
        }
        return new MountOptions(flags, String.join(",", data), propagation);
    }

    long flags() {
        long bits = 0;
        for (Flag each : set) {
            bits |= each.flag;
        }
        return bits;
    }

    String flagText() {
        return names(each -> each.flagName);
    }

    long attributes() {
        long bits = 0;
        for (Flag each : set) {
            bits |= each.attribute;
        }
        return bits;
    }

    String attributeText() {
        return names(each -> each.attributeName) + (attributesToClear() == 0 ? "" : " instead of MOUNT_ATTR__ATIME");
    }

    /** One attribute about access times takes the place of another: the kernel wants all of them cleared for it. */
    long attributesToClear() {
        return set.stream().anyMatch(Flag.ACCESS_TIME::contains) ? MOUNT_ATTR_ATIME : 0;
    }

    /** Whether a bind gets other attributes than what is bound has. */
    boolean changesAttributes() {
        return attributes() != 0 || attributesToClear() != 0;
    }

    /** What of it a bind cannot give, as mount(8) writes it. */
    String lostByBind() {
        var lost = new ArrayList<String>();
        for (Flag each : set) {
            if (Flag.OF_FILE_SYSTEM.contains(each)) {
                lost.add(each.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        if (!data.isEmpty()) {
            lost.add(data);
        }
        return String.join(",", lost);
    }

    boolean isReadOnly() {
        return set.contains(Flag.RO);
    }

    /** Without the read-only flag, for a file system that must be filled first. */
    MountOptions writable() {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(set);
        flags.remove(Flag.RO);
        return new MountOptions(flags, data, propagation);
    }

    /** With other data for the file system. */
    MountOptions withData(String newData) {
        return new MountOptions(set, newData, propagation);
    }

    private String names(Function<Flag, String> name) {
        var text = new StringBuilder();
        for (Flag each : set) {
            String word = name.apply(each);
            if (!word.isEmpty()) {
                text.append(text.isEmpty() ? "" : "|").append(word);
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }
}
