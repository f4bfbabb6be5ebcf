package org.cgroovy.cgroup.tool;

/** Whose behaviour is wanted where the tools of libcgroup err, or differ between their versions. */
public enum Compat {
    /** The right one: what libcgroup documents, without its faults. */
    RIGHT("right"),
    /** That of cgroup-tools 2.0.2. */
    V2_0_2("2.0.2"),
    /** That of libcgroup 3. */
    V3("3");

    private final String word;

    Compat(String word) {
        this.word = word;
    }

    /** As written behind {@code --compat=}. */
    public String word() {
        return word;
    }

    /** @throws ToolException for a word that names none */
    static Compat of(String word) {
        for (Compat compat : values()) {
            if (compat.word.equals(word)) {
                return compat;
            }
        }
        throw new ToolException(
                ToolException.USAGE, "no behaviour --compat=" + word + "; there are 2.0.2, 3 and right (the default)");
    }

    /** Whether the faults of an original are wanted too. */
    public boolean original() {
        return this != RIGHT;
    }

    /** The exit code for bad usage: one for all tools of version 3, before that each had its own. */
    public int usage(int before3) {
        return this == V3 ? ToolException.USAGE : before3;
    }
}
