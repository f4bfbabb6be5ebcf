package org.cgroovy.cgroup.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.DeviceNumbers;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.IoThrottle;
import org.cgroovy.cgroup.Limits;

/** Block I/O. */
public final class BlkIo implements Controller {
    private final DeviceNumbers numbers;

    public BlkIo(DeviceNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "blkio";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        List<FileWrite> writes = new ArrayList<>();
        // blkio.weight went with the CFQ scheduler in Linux 5.0; BFQ has its own.
        limits.io().weight().ifPresent(weight -> writes.add(new FileWrite("blkio.bfq.weight", weight)));
        for (IoThrottle throttle : limits.io().devices()) {
            String device = throttle.numbers(numbers, name());
            add(writes, "read_bps_device", device, throttle.readBytes());
            add(writes, "write_bps_device", device, throttle.writeBytes());
            add(writes, "read_iops_device", device, throttle.readOps());
            add(writes, "write_iops_device", device, throttle.writeOps());
        }
        return writes;
    }

    private static void add(List<FileWrite> writes, String file, String device, OptionalLong perSecond) {
        // 0 takes the limit away: v1 has no word for max here.
        perSecond.ifPresent(
                value -> writes.add(new FileWrite("blkio.throttle." + file, device + " " + Math.max(value, 0))));
    }
}
