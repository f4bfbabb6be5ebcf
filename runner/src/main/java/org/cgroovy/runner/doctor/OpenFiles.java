package org.cgroovy.runner.doctor;

import java.util.Optional;

/** No descriptors left, in this process or on this host. Looking takes one itself, so the numbers may be missing. */
final class OpenFiles {
    private OpenFiles() {}

    static Optional<Advice> ofProcess(Failure failure, Site site) {
        String open = site.count("self/fd").map(count -> count + " files").orElse("too many files");
        String limit = site.field("self/limits", "Max open files")
                .map(values -> ", and RLIMIT_NOFILE is " + values.split("\\s+")[0])
                .orElse("");
        return Optional.of(new Advice(
                "this process has " + open + " open" + limit, "raise the limit (ulimit -n) before it starts"));
    }

    static Optional<Advice> ofHost(Failure failure, Site site) {
        String[] numbers = site.read("sys/fs/file-nr").orElse("").split("\\s+");
        String cause = numbers.length == 3
                ? numbers[0] + " files are open on this host, and fs.file-max is " + numbers[2]
                : "too many files are open on this host";
        return Optional.of(new Advice(cause, "raise fs.file-max (sysctl -w) or end what opens so many"));
    }
}
