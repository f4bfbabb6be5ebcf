package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.plan.Subordinates;

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
            findings.addAll(mapping(host));
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

    private static List<Finding> mapping(HostView host) {
        return List.of(mapping(host, "user", "newuidmap"), mapping(host, "group", "newgidmap"));
    }

    private static Finding mapping(HostView host, String kind, String program) {
        String file = "/etc/sub" + kind.charAt(0) + "id";
        Optional<String> path = Optional.of("/usr/bin/" + program).filter(host::exists);
        String user = System.getProperty("user.name", "");
        var ids = Subordinates.of(kind, user, host.uid(), host.uid(), file, host.read(file), path);
        String ranges = ids.ranges().stream().map(Object::toString).collect(Collectors.joining(", "));
        return ids.lack().isEmpty()
                ? Finding.ok(kind + "s in containers", "root, and as others " + ranges + " of " + file)
                : Finding.no(kind + "s in containers", "root alone", ids.lack());
    }
}
