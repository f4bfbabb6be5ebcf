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
            new DelegationCheck(),
            new SwapCheck(),
            new NativeCheck(),
            new SeccompCheck(),
            new BusyboxCheck(),
            new JavaCheck(),
            new StateCheck());

    private Examination() {}

    public static List<Finding> ofThisHost() {
        HostView host = HostView.ofThisHost();
        var findings = new ArrayList<Finding>();
        for (Check check : CHECKS) {
            findings.addAll(check.findings(host));
        }
        return findings;
    }
}
