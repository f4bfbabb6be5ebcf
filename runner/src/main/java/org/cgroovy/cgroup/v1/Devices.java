package org.cgroovy.cgroup.v1;

import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;

/** Access to device nodes: one write a rule, in their order. */
public final class Devices implements Controller {
    @Override
    public String name() {
        return "devices";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        return limits.devices().stream().map(Devices::write).toList();
    }

    private static FileWrite write(DeviceRule rule) {
        return new FileWrite(rule.allow() ? "devices.allow" : "devices.deny", rule.toString());
    }
}
