package org.cgroovy.linux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One mount of {@code /proc/self/mountinfo}. Paths are as the kernel means them: the octal escapes of the file
 * ({@code \040} for a space) are decoded.
 *
 * @param id the mount's id
 * @param parent the id of the mount it sits on
 * @param majorMinor the device, such as {@code "0:29"}; two mounts of one cgroup hierarchy share it
 * @param root which directory of the file system is mounted
 * @param mountPoint where, relative to this process's root
 * @param options the mount's own options, such as {@code rw} and {@code nosuid}
 * @param optionalFields propagation, such as {@code shared:1}; often none
 * @param fsType such as {@code cgroup2}
 * @param source what was mounted, such as {@code /dev/vda}; may be empty
 * @param superOptions the options of the file system; for a v1 cgroup mount they name its controllers
 * @see "proc(5), /proc/pid/mountinfo"
 */
public record MountInfo(
        int id,
        int parent,
        String majorMinor,
        String root,
        String mountPoint,
        List<String> options,
        List<String> optionalFields,
        String fsType,
        String source,
        List<String> superOptions) {
    private static final int FIXED_FIELDS = 6;

    public MountInfo {
        options = List.copyOf(options);
        optionalFields = List.copyOf(optionalFields);
        superOptions = List.copyOf(superOptions);
    }

    /**
     * Reads the whole text of a mountinfo file.
     *
     * @throws IllegalArgumentException on a line that is none of mountinfo's; the message quotes it
     */
    public static List<MountInfo> parse(String text) {
        List<MountInfo> mounts = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                mounts.add(parseLine(line));
            }
        }
        return List.copyOf(mounts);
    }

    private static MountInfo parseLine(String line) {
        // Limit -1: the source may be empty, and a trailing field of super options too.
        List<String> fields = Arrays.asList(line.split(" ", -1));
        int dash = fields.subList(Math.min(FIXED_FIELDS, fields.size()), fields.size())
                        .indexOf("-")
                + FIXED_FIELDS;
        if (dash < FIXED_FIELDS || fields.size() < dash + 4) {
            throw new IllegalArgumentException("not a line of mountinfo: '" + line + "'");
        }
        return new MountInfo(
                number(fields.get(0), line),
                number(fields.get(1), line),
                fields.get(2),
                unescape(fields.get(3)),
                unescape(fields.get(4)),
                words(fields.get(5)),
                fields.subList(FIXED_FIELDS, dash),
                unescape(fields.get(dash + 1)),
                unescape(fields.get(dash + 2)),
                words(fields.get(dash + 3)));
    }

    private static int number(String field, String line) {
        try {
            return Integer.parseInt(field);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a line of mountinfo: '" + line + "'", e);
        }
    }

    private static List<String> words(String options) {
        return options.isEmpty() ? List.of() : Arrays.asList(unescape(options).split(","));
    }

    /** Decodes {@code \ooo}. The kernel escapes single bytes, all of them ASCII: space, tab, newline, backslash, hash. */
    static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (isEscape(field, i)) {
                plain.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(field.charAt(i));
            }
        }
        return plain.toString();
    }

    private static boolean isEscape(String field, int at) {
        return field.charAt(at) == '\\'
                && at + 3 < field.length()
                && field.substring(at + 1, at + 4).chars().allMatch(c -> c >= '0' && c <= '7');
    }
}
