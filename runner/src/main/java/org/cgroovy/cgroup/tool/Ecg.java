package org.cgroovy.cgroup.tool;

/**
 * The errors of libcgroup. Its tools end with the error's number, of which the shell sees the lowest eight bits: 80 more
 * than its index.
 *
 * @see "libcgroup, include/libcgroup/error.h; the texts are those of version 3, as 2.0.2 shows the wrong one from 50022 on"
 */
public enum Ecg {
    ECGROUPNOTCOMPILED(50000, "Cgroup is not compiled in"),
    ECGROUPNOTMOUNTED(50001, "Cgroup is not mounted"),
    ECGROUPNOTEXIST(50002, "Cgroup does not exist"),
    ECGROUPNOTCREATED(50003, "Cgroup has not been created"),
    ECGROUPSUBSYSNOTMOUNTED(50004, "Cgroup one of the needed subsystems is not mounted"),
    ECGROUPNOTOWNER(50005, "Cgroup, request came in from non owner"),
    ECGROUPMULTIMOUNTED(50006, "Cgroup controllers are bound to different mount points"),
    ECGROUPNOTALLOWED(50007, "Cgroup, operation not allowed"),
    ECGMAXVALUESEXCEEDED(50008, "Cgroup value set exceeds maximum"),
    ECGCONTROLLEREXISTS(50009, "Cgroup controller already exists"),
    ECGVALUEEXISTS(50010, "Cgroup value already exists"),
    ECGINVAL(50011, "Cgroup invalid operation"),
    ECGCONTROLLERCREATEFAILED(50012, "Cgroup, creation of controller failed"),
    ECGFAIL(50013, "Cgroup operation failed"),
    ECGROUPNOTINITIALIZED(50014, "Cgroup not initialized"),
    ECGROUPVALUENOTEXIST(50015, "Cgroup, requested group parameter does not exist"),
    ECGOTHER(50016, "Cgroup generic error"),
    ECGROUPNOTEQUAL(50017, "Cgroup values are not equal"),
    ECGCONTROLLERNOTEQUAL(50018, "Cgroup controllers are different"),
    ECGROUPPARSEFAIL(50019, "Cgroup parsing failed"),
    ECGROUPNORULES(50020, "Cgroup, rules file does not exist"),
    ECGMOUNTFAIL(50021, "Cgroup mounting failed"),
    ECGEOF(50023, "End of File or iterator"),
    ECGCONFIGPARSEFAIL(50024, "Failed to parse config file"),
    ECGNAMESPACEPATHS(50025, "Have multiple paths for the same namespace"),
    ECGNAMESPACECONTROLLER(50026, "Controller in namespace does not exist"),
    ECGMOUNTNAMESPACE(50027, "Either mount or namespace keyword has to be specified in the configuration file"),
    ECGROUPUNSUPP(50028, "This kernel does not support this feature"),
    ECGCANTSETVALUE(50029, "Value setting does not succeed"),
    ECGNONEMPTY(50030, "Failed to remove a non-empty group"),
    ECGNOVERSIONCONVERT(50031, "Failed to convert from cgroup v1 to/from cgroup v2");

    private static final int LOWEST_BYTE = 0xff;

    private final int number;
    private final String text;

    Ecg(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** What a shell sees of it as an exit code: 80 for the first. */
    public int exitCode() {
        return number & LOWEST_BYTE;
    }

    /** The text of {@code cgroup_strerror}; for {@link #ECGOTHER} that shows errno's text instead. */
    public String text() {
        return text;
    }
}
