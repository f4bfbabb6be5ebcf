package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.List;

/** All that is looked at, in the order of the report. */
public final class Examination {
    private static final List<Check> CHECKS = List.of(
            new KernelCheck(),
            new NamespaceCheck(),
            new UserCheck(),
            new RunnerCheck(),
            new CgroupCheck(),
            new ManagerCheck(),
            new DelegationCheck(),
            new SwapCheck(),
            new NativeCheck(),
            new SeccompCheck(),
            new BusyboxCheck(),
            new JavaCheck(),
            new StateCheck());

    private Examination() {}

    /** @param manager of cgroups, as the option of the command names it; may be empty */
    public static List<Finding> ofThisHost(String manager) {
        HostView host = HostView.ofThisHost(manager);
        var findings = new ArrayList<Finding>();
        for (Check check : CHECKS) {
            findings.addAll(check.findings(host));
        }
        return findings;
    }
}
