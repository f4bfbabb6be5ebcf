package org.cgroovy.cgroup.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.DeviceNumbers;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.IoThrottle;
import org.cgroovy.cgroup.Limits;

/** Block I/O. */
public final class Io implements Controller {
    private final DeviceNumbers numbers;

    public Io(DeviceNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "io";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        List<FileWrite> writes = new ArrayList<>();
        limits.io().weight().ifPresent(weight -> writes.add(weight(weight)));
        for (IoThrottle throttle : limits.io().devices()) {
            StringBuilder line = new StringBuilder(throttle.numbers(numbers, name()));
            add(line, "rbps", throttle.readBytes());
            add(line, "wbps", throttle.writeBytes());
            add(line, "riops", throttle.readOps());
            add(line, "wiops", throttle.writeOps());
            writes.add(new FileWrite("io.max", line.toString()));
        }
        return writes;
    }

    private static FileWrite weight(long blkio) {
        long weight = Conversions.ioWeightOfBlkio(blkio);
        return new FileWrite("io.weight", weight)
                .withNote("io.weight " + weight + " from blkio weight " + blkio + " (runc's linear map)");
    }

    private static void add(StringBuilder line, String key, OptionalLong perSecond) {
        if (perSecond.isPresent()) {
            long value = perSecond.getAsLong();
            line.append(' ').append(key).append('=').append(value == -1 ? "max" : Long.toString(value));
        }
    }
}
