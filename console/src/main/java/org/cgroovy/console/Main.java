package org.cgroovy.console;

import org.cgroovy.dsl.Version;

/** The entry of the command {@code cgroovy}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("cgroovy " + Version.text());
    }
}
