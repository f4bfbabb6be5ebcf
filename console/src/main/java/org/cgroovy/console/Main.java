package org.cgroovy.console;

import java.util.List;

/** The entry of the command {@code cgroovy}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && Mirror.isNamed(args[0])) {
            System.exit(Mirror.run(args));
        }
        System.setOut(StandardOutput.open());
        System.exit(new Cgroovy(System.out, System.err).run(List.of(args)));
    }
}
