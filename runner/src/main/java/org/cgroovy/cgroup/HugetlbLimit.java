package org.cgroovy.cgroup;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How many bytes of huge pages of one size a cgroup may use.
 *
 * @param pageSize as the kernel writes it in file names: {@code "64KB"}, {@code "2MB"}, {@code "1GB"}
 * @param bytes the limit, 0 or more, -1 for max
 */
public record HugetlbLimit(String pageSize, long bytes) {
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d*(KB|MB|GB)");

    public HugetlbLimit {
        if (!SIZE.matcher(pageSize).matches()) {
            throw new IllegalArgumentException("huge page size must be such as \"2MB\", got \"" + pageSize + "\"");
        }
        Require.notNegativeOrMax("hugetlb " + pageSize + " limit", "bytes", OptionalLong.of(bytes));
    }
}
