package org.cgroovy.plan;

/** What planning may ask about the host's files. */
public interface HostFiles {
    /** Whether the path is a directory, links followed; false when it is none or not there. */
    boolean isDirectory(String path);
}
