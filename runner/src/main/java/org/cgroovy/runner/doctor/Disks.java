package org.cgroovy.runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;

/** ENODEV and ENXIO of a limit for a block device: there is none, or it is a part of one. */
final class Disks {
    private static final Path BY_NUMBER = Path.of("/sys/dev/block");
    private static final Path BY_NAME = Path.of("/sys/block");

    private Disks() {}

    static Optional<Advice> absent(Failure failure, Site site) {
        String device = ControlWrite.of(failure).value().split("\\s+")[0];
        boolean partition = Files.exists(BY_NUMBER.resolve(device).resolve("partition"));
        return Optional.of(new Advice(
                partition
                        ? device + " is a partition, and only whole disks have limits"
                        : "there is no block device " + device,
                "this host has " + all()));
    }

    private static String all() {
        List<String> disks = Where.names(BY_NAME).stream()
                .flatMap(
                        name -> ControlFiles.HOST
                                .read(BY_NAME.resolve(name).resolve("dev"))
                                .map(number -> number + " (" + name + ")")
                                .stream())
                .toList();
        return disks.isEmpty() ? "no block devices" : String.join(", ", disks);
    }
}
