package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import org.cgroovy.plan.Op;

/** A value that was to go into a control file. */
record ControlWrite(Cgroup cgroup, String name, String value) {
    static ControlWrite of(Failure failure) {
        var write = (Op.WriteControl) failure.op();
        Path file = write.file();
        return new ControlWrite(
                new Cgroup(Texts.parent(file)),
                String.valueOf(file.getFileName()),
                write.value().strip());
    }
}
