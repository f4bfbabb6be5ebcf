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
record MountOptions(Set<Flag> set, String data) {
    /** An option with its flag for mount(2) and its attribute for mount_setattr(2), 0 where there is none. */
    enum Flag {
        RO(1, "MS_RDONLY", 1, "MOUNT_ATTR_RDONLY"),
        NOSUID(2, "MS_NOSUID", 2, "MOUNT_ATTR_NOSUID"),
        NODEV(4, "MS_NODEV", 4, "MOUNT_ATTR_NODEV"),
        NOEXEC(8, "MS_NOEXEC", 8, "MOUNT_ATTR_NOEXEC"),
        SYNC(16, "MS_SYNCHRONOUS", 0, ""),
        NOATIME(1024, "MS_NOATIME", 0x10, "MOUNT_ATTR_NOATIME"),
        NODIRATIME(2048, "MS_NODIRATIME", 0x80, "MOUNT_ATTR_NODIRATIME"),
        RELATIME(1 << 21, "MS_RELATIME", 0, ""),
        STRICTATIME(1 << 24, "MS_STRICTATIME", 0x20, "MOUNT_ATTR_STRICTATIME");

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

    /** Options that are the default, or that say how to mount and not what. */
    private static final Set<String> WITHOUT_FLAG =
            Set.of("rw", "suid", "dev", "exec", "async", "bind", "rbind", "private", "rprivate", "slave", "rslave");

    static final MountOptions READ_ONLY = of(List.of("ro"));

    static MountOptions of(List<String> options) {
        var flags = EnumSet.noneOf(Flag.class);
        var data = new ArrayList<String>();
        for (String option : options) {
            if (Flag.BY_OPTION.containsKey(option)) {
                flags.add(Flag.BY_OPTION.get(option));
            } else if (!WITHOUT_FLAG.contains(option)) {
                data.add(option);
            }
        }
        return new MountOptions(flags, String.join(",", data));
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
        return names(each -> each.attributeName);
    }

    boolean isReadOnly() {
        return set.contains(Flag.RO);
    }

    /** Without the read-only flag, for a file system that must be filled first. */
    MountOptions writable() {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(set);
        flags.remove(Flag.RO);
        return new MountOptions(flags, data);
    }

    /** With other data for the file system. */
    MountOptions withData(String newData) {
        return new MountOptions(set, newData);
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
