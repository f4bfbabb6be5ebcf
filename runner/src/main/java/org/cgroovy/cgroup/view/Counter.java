package org.cgroovy.cgroup.view;

/**
 * How the kernel counts that a limit was met.
 *
 * @param key in the file; empty when the file is one number
 * @param words for people, with {@code %d} for the count
 */
record Counter(String file, String key, Scope scope, String words) {
    /** Which cgroup's file counts. */
    enum Scope {
        /** That whose limit it is. */
        LIMIT,
        /** That whose limit it is, and all above it. */
        UPWARD,
        /** That of the process that met it, and maybe all above it: whose limit it was is not said. */
        ASKER
    }

    static Counter atLimit(String file, String key, String words) {
        return new Counter(file, key, Scope.LIMIT, words);
    }

    static Counter upward(String file, String key, String words) {
        return new Counter(file, key, Scope.UPWARD, words);
    }

    static Counter atAsker(String file, String key, String words) {
        return new Counter(file, key, Scope.ASKER, words);
    }
}
