package org.cgroovy.cgroup;

import java.util.List;
import java.util.OptionalLong;

/**
 * Block I/O limits of one cgroup; an empty component leaves the kernel's value alone.
 *
 * @param weight the relative share of a busy device on the scale of OCI and v1, 10 to 1000
 * @param devices limits in bytes and operations per second, one entry a device
 */
public record IoLimits(OptionalLong weight, List<IoThrottle> devices) {
    public static final IoLimits NONE = new IoLimits(OptionalLong.empty(), List.of());

    public IoLimits {
        Require.range("io weight", "", weight, 10, 1000);
        devices = List.copyOf(devices);
    }

    public IoLimits withWeight(long value) {
        return new IoLimits(OptionalLong.of(value), devices);
    }

    public IoLimits withDevices(List<IoThrottle> throttles) {
        return new IoLimits(weight, throttles);
    }

    public boolean isEmpty() {
        return weight.isEmpty() && devices.isEmpty();
    }
}
