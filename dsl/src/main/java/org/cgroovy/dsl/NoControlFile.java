package org.cgroovy.dsl;

import groovy.lang.MissingPropertyException;

/**
 * A control file that a cgroup does not have. Being one of Groovy's, it lets a closure whose words are those of a cgroup look
 * for the name in the script around it too.
 */
public final class NoControlFile extends MissingPropertyException {
    private static final long serialVersionUID = 1;

    NoControlFile(String message) {
        super(message);
    }
}
