package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.spec.IdMapping;

/**
 * The user or group ids that an ordinary user may give away in user namespaces beside his own, and the program of the host
 * that maps them for him.
 *
 * @param kind what the ids are of: {@code user} or {@code group}
 * @param ranges the host's ids, in the order of the file
 * @param program {@code newuidmap} or {@code newgidmap}, where it is installed
 * @param lack why there are none; empty when there are
 * @see "subuid(5), subgid(5), newuidmap(1)"
 */
public record Subordinates(String kind, List<Range> ranges, Optional<String> program, String lack) {
    private static final long IDS = 0xffff_ffffL;

    /** {@code size} ids from {@code first} on. */
    public record Range(long first, long size) {
        long end() {
            return first + size;
        }

        boolean contains(long id, long many) {
            return id >= first && many <= size && id - first <= size - many; // no sum, which could overflow
        }

        private boolean overlaps(Range other) {
            return first < other.end() && other.first < end();
        }

        @Override
        public String toString() {
            return size == 1 ? Long.toString(first) : first + "-" + (end() - 1);
        }
    }

    public Subordinates {
        ranges = List.copyOf(ranges);
    }

    /** None: as for root, who needs none. */
    static Subordinates none(String kind) {
        return new Subordinates(kind, List.of(), Optional.empty(), "");
    }

    /**
     * What the files of a host give to a user.
     *
     * @param uid his number, which may stand for the name
     * @param own his own user or group id, which is in no range
     * @param file such as {@code /etc/subuid}; lines are {@code NAME:FIRST:SIZE}
     * @param text what the file says; empty when there is none
     * @param program where {@code newuidmap} is
     */
    public static Subordinates of(
            String kind,
            String user,
            long uid,
            long own,
            String file,
            Optional<String> text,
            Optional<String> program) {
        var ranges = new ArrayList<Range>();
        text.orElse("")
                .lines()
                .forEach(line -> range(line, user, uid)
                        .filter(range -> !range.contains(own, 1))
                        .filter(range -> ranges.stream().noneMatch(range::overlaps))
                        .ifPresent(ranges::add));
        String name = kind.equals("user") ? "newuidmap" : "newgidmap";
        String lack = program.isEmpty()
                ? name + " is not installed: apt-get install -y uidmap"
                : ranges.isEmpty()
                        ? file + " has no range for " + user + ": as root, usermod --add-sub" + kind.charAt(0) + "ids"
                                + " 100000-165535 " + user + " (a range that nobody else has)"
                        : "";
        return new Subordinates(kind, program.isEmpty() ? List.of() : ranges, program, lack);
    }

    private static Optional<Range> range(String line, String user, long uid) {
        String[] fields = line.strip().split(":", -1);
        if (fields.length != 3 || !fields[0].equals(user) && !fields[0].equals(Long.toString(uid))) {
            return Optional.empty();
        }
        try {
            var range = new Range(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            boolean real = range.first > 0 && range.size > 0 && range.size <= IDS && range.end() <= IDS;
            return real ? Optional.of(range) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Root inside is that id; the others follow from 1 on, as far as there are any. */
    List<IdMapping> mappings(long own) {
        var mappings = new ArrayList<IdMapping>();
        mappings.add(new IdMapping(0, own, 1));
        long next = 1;
        for (Range range : ranges) {
            mappings.add(new IdMapping(next, range.first, range.size));
            next += range.size;
        }
        return mappings;
    }

    /** Whether the program will map these of the host's ids. */
    boolean allows(IdMapping mapping) {
        return ranges.stream().anyMatch(range -> range.contains(mapping.hostId(), mapping.size()));
    }
}
