package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.List;

/** Whether this user may make containers: root always, others in a user namespace. */
final class UserCheck implements Check {
    private static final String MAX = "/proc/sys/user/max_user_namespaces";
    private static final String DEBIAN = "/proc/sys/kernel/unprivileged_userns_clone";
    private static final String APPARMOR = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";

    @Override
    public List<Finding> findings(HostView host) {
        var findings = new ArrayList<Finding>();
        findings.add(
                host.isRoot()
                        ? Finding.ok("root", "all of the host's cgroups and namespaces can be used")
                        : Finding.no(
                                "root",
                                "uid " + host.uid() + ": containers are rootless",
                                "as root limits work everywhere"));
        findings.add(userNamespaces(host));
        if (!host.isRoot()) {
            findings.add(mapping(host));
        }
        return findings;
    }

    private static Finding userNamespaces(HostView host) {
        String most = host.read(MAX).orElse("0");
        if (most.equals("0")) {
            return Finding.no("user namespaces", "none allowed", "sysctl user.max_user_namespaces=15000");
        }
        if (!host.isRoot() && host.read(DEBIAN).orElse("1").equals("0")) {
            return Finding.no("user namespaces", "for root only", "sysctl kernel.unprivileged_userns_clone=1");
        }
        if (!host.isRoot() && host.read(APPARMOR).orElse("0").equals("1")) {
            return Finding.no(
                    "user namespaces",
                    "AppArmor takes their capabilities away",
                    "sysctl kernel.apparmor_restrict_unprivileged_userns=0, or a profile for java");
        }
        return Finding.ok("user namespaces", "at most " + most);
    }

    private static Finding mapping(HostView host) {
        boolean programs = host.exists("/usr/bin/newuidmap") && host.exists("/usr/bin/newgidmap");
        return programs
                ? Finding.ok("newuidmap, newgidmap", "more than one user in a container")
                : Finding.no(
                        "newuidmap, newgidmap",
                        "not installed: a container has root only",
                        "apt-get install -y uidmap");
    }
}
