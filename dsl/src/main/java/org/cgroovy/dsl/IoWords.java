package org.cgroovy.dsl;

import java.util.Map;
import org.cgroovy.cgroup.IoThrottle;

/** What may be said of one block device. */
final class IoWords {
    private IoThrottle throttle;

    private IoWords(String device) {
        throttle = IoThrottle.of(device);
    }

    static IoThrottle throttle(String device, Map<String, ?> options) {
        return new IoWords(device).with(options);
    }

    private IoThrottle with(Map<String, ?> options) {
        new Options("io", options)
                .take("read", rate -> throttle = throttle.withReadBytes(Values.bytesPerSecond("io read:", rate)))
                .take("write", rate -> throttle = throttle.withWriteBytes(Values.bytesPerSecond("io write:", rate)))
                .take("readOps", rate -> throttle = throttle.withReadOps(Values.countOrMax("io readOps:", rate)))
                .take("writeOps", rate -> throttle = throttle.withWriteOps(Values.countOrMax("io writeOps:", rate)))
                .end();
        return throttle;
    }
}
