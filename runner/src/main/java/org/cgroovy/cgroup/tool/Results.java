package org.cgroovy.cgroup.tool;

/** Takes what a tool finds: the command prints it, a script gets it as objects. */
public interface Results {
    /** @param result its text is what the tool prints, without the newline at the end */
    void add(Object result);
}
