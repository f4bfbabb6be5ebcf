package org.cgroovy.cgroup.manual;

/**
 * What the text of a control file is.
 *
 * @see "Linux cgroup-v2.rst, Interface Files, Format"
 */
public enum Form {
    BYTES("bytes", "bytes, as in 64m or 67108864"),
    BYTES_OR_MAX("bytes or max", "bytes, as in 64m or 67108864, or max"),
    BYTES_OR_UNLIMITED("bytes or -1", "bytes, as in 64m or 67108864; -1 is no limit"),
    NUMBER("number", "a number"),
    NUMBER_OR_MAX("number or max", "a number or max"),
    NUMBER_OR_UNLIMITED("number or -1", "a number; -1 is no limit"),
    PERCENT("percent or max", "a percentage, as in 12.34, or max"),
    FLAG("0 or 1", "0 or 1"),
    QUOTA("quota", "a quota in microseconds; -1 is no limit"),
    QUOTA_AND_PERIOD("quota and period", "a quota or max, and a period, both in microseconds"),
    LIST("list", "a list such as 0-3,8"),
    NUMBERS("numbers", "numbers in a line"),
    IDS("ids", "an id a line"),
    WORDS("words", "words in a line"),
    FLAT("flat", "lines of a key and a number"),
    NESTED("nested", "lines of a key and pairs"),
    TEXT("text", "text");

    private final String label;
    private final String words;

    Form(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** As the data file has it. */
    public String label() {
        return label;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether the numbers are bytes, so that {@code 64.MiB} can be written. */
    public boolean bytes() {
        return this == BYTES || this == BYTES_OR_MAX || this == BYTES_OR_UNLIMITED;
    }

    /** Whether it is a share of CPU time, so that {@code 50.percent} can be written. */
    public boolean cpuTime() {
        return this == QUOTA || this == QUOTA_AND_PERIOD;
    }

    /** Whether there are keys, of which there can be none. */
    public boolean keyed() {
        return this == FLAT || this == NESTED;
    }
}
