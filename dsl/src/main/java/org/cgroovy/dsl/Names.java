package org.cgroovy.dsl;

import java.util.concurrent.ThreadLocalRandom;

/** Names for containers that were given none. */
final class Names {
    private static final int BITS = 24;

    private Names() {}

    /** Such as {@code c-3f9a1c}. */
    static String random() {
        int number = ThreadLocalRandom.current().nextInt(1 << BITS);
        return "c-" + Integer.toHexString((1 << BITS) | number).substring(1);
    }
}
