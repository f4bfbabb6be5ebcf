package org.cgroovy.cgroup.manual;

/** Which cgroups of a hierarchy have a control file. */
public enum Presence {
    EVERYWHERE("", ""),
    NOT_IN_ROOT("no", "not in the root cgroup"),
    ONLY_IN_ROOT("only", "only in the root cgroup");

    private final String label;
    private final String words;

    Presence(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** As the data file has it. */
    String label() {
        return label;
    }

    /** For people; empty for everywhere. */
    public String words() {
        return words;
    }
}
