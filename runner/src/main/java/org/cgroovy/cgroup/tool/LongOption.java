package org.cgroovy.cgroup.tool;

/**
 * One long option of getopt_long(3).
 *
 * @param name without its dashes
 * @param argument whether it takes one
 * @param letter what it stands for
 */
public record LongOption(String name, boolean argument, char letter) {
    /** One without an argument. */
    public static LongOption flag(String name, char letter) {
        return new LongOption(name, false, letter);
    }

    /** One with an argument: {@code --name X} or {@code --name=X}. */
    public static LongOption with(String name, char letter) {
        return new LongOption(name, true, letter);
    }
}
