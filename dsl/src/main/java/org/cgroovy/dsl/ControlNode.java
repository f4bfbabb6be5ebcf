package org.cgroovy.dsl;

import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/** The control files of a cgroup whose names begin alike, such as {@code cg.memory} in {@code cg.memory.max}. */
public final class ControlNode extends GroovyObjectSupport {
    private final ControlGroup cgroup;
    private final String prefix;

    ControlNode(ControlGroup cgroup, String prefix) {
        this.cgroup = cgroup;
        this.prefix = prefix;
    }

    @Override
    public Object getProperty(String name) {
        return name.equals("class") || name.equals("metaClass") ? super.getProperty(name) : getAt(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        putAt(name, value);
    }

    /** For names with other signs in them: {@code cg.hugetlb['2MB'].max}. */
    public Object getAt(String name) {
        return ControlWords.property(cgroup, cgroup.controls(), prefix + "." + name);
    }

    public void putAt(String name, @Nullable Object value) {
        cgroup.write(prefix + "." + name, value);
    }

    /** {@code "memory.* of /demo"}. */
    @Override
    public String toString() {
        return prefix + ".* of " + cgroup;
    }
}
