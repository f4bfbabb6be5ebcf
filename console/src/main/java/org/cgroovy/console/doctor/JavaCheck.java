package org.cgroovy.console.doctor;

import java.util.List;

/** The virtual machine, and whether it started from an archive of class data. */
final class JavaCheck implements Check {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    @Override
    public List<Finding> findings(HostView host) {
        return List.of(
                Finding.ok("java", System.getProperty("java.version") + ", " + System.getProperty("java.home")),
                archive(host.read("/proc/self/cmdline").orElse("")));
    }

    private static Finding archive(String commandLine) {
        for (String argument : commandLine.split("\0", -1)) {
            if (argument.startsWith(ARCHIVE)) {
                return Finding.ok("archive", argument.substring(ARCHIVE.length()));
            }
        }
        return Finding.no("archive", "none in use: each start takes longer", "scripts/warm-up makes it");
    }
}
