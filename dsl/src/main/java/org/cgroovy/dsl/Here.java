package org.cgroovy.dsl;

/**
 * Where {@link Words} act: the class loader of code that says them without naming a session, such as lines of Java in the
 * console. It is the context class loader of the threads that run such code.
 */
public interface Here {
    /** The session's words. */
    Containers containers();
}
