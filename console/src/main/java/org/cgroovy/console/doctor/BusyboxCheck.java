package org.cgroovy.console.doctor;

import java.io.IOException;
import java.util.List;
import org.cgroovy.linux.ElfFile;

/** What {@code rootfs busybox()} is made from. */
final class BusyboxCheck implements Check {
    private static final String TOPIC = "busybox";
    private static final String REMEDY = "for rootfs busybox(): apt-get install -y busybox-static";

    @Override
    public List<Finding> findings(HostView host) {
        for (String path : List.of("/bin/busybox", "/usr/bin/busybox")) {
            if (host.exists(path)) {
                return List.of(finding(host, path));
            }
        }
        return List.of(Finding.no(TOPIC, "not installed", REMEDY));
    }

    private static Finding finding(HostView host, String path) {
        try {
            return ElfFile.isStatic(host.path(path))
                    ? Finding.ok(TOPIC, path + ", static")
                    : Finding.no(TOPIC, path + " needs shared libraries, which a container lacks", REMEDY);
        } catch (IOException e) {
            return Finding.no(TOPIC, path + " cannot be read", REMEDY);
        }
    }
}
