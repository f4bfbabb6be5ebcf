package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a mount as mount(8) writes them, taken apart into flags, attributes and what only the file system
 * knows.
 */
record MountOptions(List<Flag> set, String data) {
    /** An option with its flag for mount(2) and its attribute for mount_setattr(2), 0 where there is none. */
    private enum Flag {
        RO(1, "MS_RDONLY", 1, "MOUNT_ATTR_RDONLY"),
        NOSUID(2, "MS_NOSUID", 2, "MOUNT_ATTR_NOSUID"),
        NODEV(4, "MS_NODEV", 4, "MOUNT_ATTR_NODEV"),
        NOEXEC(8, "MS_NOEXEC", 8, "MOUNT_ATTR_NOEXEC"),
        SYNC(16, "MS_SYNCHRONOUS", 0, ""),
        NOATIME(1024, "MS_NOATIME", 0x10, "MOUNT_ATTR_NOATIME"),
        NODIRATIME(2048, "MS_NODIRATIME", 0x80, "MOUNT_ATTR_NODIRATIME"),
        RELATIME(1 << 21, "MS_RELATIME", 0, ""),
        STRICTATIME(1 << 24, "MS_STRICTATIME", 0x20, "MOUNT_ATTR_STRICTATIME");

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

        static Optional<Flag> named(String option) {
            return Stream.of(values())
                    .filter(f -> f.name().equalsIgnoreCase(option))
                    .findFirst();
        }
    }

    /** Options that are the default, or that say how to mount and not what. */
    private static final List<String> WITHOUT_FLAG =
            List.of("rw", "suid", "dev", "exec", "async", "bind", "rbind", "private", "rprivate", "slave", "rslave");

    static final MountOptions READ_ONLY = of(List.of("ro"));

    MountOptions {
        set = List.copyOf(set);
    }

    static MountOptions of(List<String> options) {
        var flags = new ArrayList<Flag>();
        var data = new ArrayList<String>();
        for (String option : options) {
            Optional<Flag> flag = Flag.named(option);
            if (flag.isPresent()) {
                flags.add(flag.get());
            } else if (!WITHOUT_FLAG.contains(option)) {
                data.add(option);
            }
        }
        return new MountOptions(flags, String.join(",", data));
    }

    long flags() {
        return set.stream().mapToLong(f -> f.flag).reduce(0, (a, b) -> a | b);
    }

    String flagText() {
        return names(set.stream().map(f -> f.flagName));
    }

    long attributes() {
        return set.stream().mapToLong(f -> f.attribute).reduce(0, (a, b) -> a | b);
    }

    String attributeText() {
        return names(set.stream().map(f -> f.attributeName));
    }

    boolean isReadOnly() {
        return set.contains(Flag.RO);
    }

    /** Without the read-only flag, for a file system that must be filled first. */
    MountOptions writable() {
        return new MountOptions(set.stream().filter(f -> f != Flag.RO).toList(), data);
    }

    /** Without the data of the file system. */
    MountOptions withData(String newData) {
        return new MountOptions(set, newData);
    }

    private static String names(Stream<String> names) {
        String text = names.filter(name -> !name.isEmpty()).collect(Collectors.joining("|"));
        return text.isEmpty() ? "0" : text;
    }
}
