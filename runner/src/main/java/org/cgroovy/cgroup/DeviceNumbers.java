package org.cgroovy.cgroup;

import java.util.Optional;

/** Looks up the numbers of a block device, which the kernel wants where people say {@code /dev/vda}. */
@FunctionalInterface
public interface DeviceNumbers {
    /** The block devices of this host. */
    DeviceNumbers HOST = BlockDevices::numbers;

    /**
     * The numbers of one block device.
     *
     * @param path such as {@code "/dev/vda"}
     * @return such as {@code "254:0"}; empty when there is no such block device
     */
    Optional<String> of(String path);
}
