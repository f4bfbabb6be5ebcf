package org.cgroovy.console;

import java.util.List;

/** The entry of the command {@code cgroovy}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setOut(StandardOutput.open());
        System.exit(new Cgroovy(System.out, System.err).run(List.of(args)));
    }
}
