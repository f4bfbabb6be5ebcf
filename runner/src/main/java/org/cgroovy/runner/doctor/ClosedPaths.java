package org.cgroovy.runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.plan.Op;

/** EACCES: directories on the way that this user may not enter. */
final class ClosedPaths {
    private ClosedPaths() {}

    static Optional<Advice> root(Failure failure, Site site) {
        return closed("rootfs", ((Op.OpenFile) failure.op()).path(), site);
    }

    static Optional<Advice> bindSource(Failure failure, Site site) {
        return failure.text(1).flatMap(source -> closed("bind source", Path.of(source), site));
    }

    private static Optional<Advice> closed(String what, Path path, Site site) {
        Path at = path;
        for (Path above = path; above != null; above = above.getParent()) {
            if (!Files.isExecutable(above)) {
                at = above; // the uppermost is what stops us
            }
        }
        Path closed = at;
        String uid = site.field("self/status", "Uid:").orElse("?").split("\\s+")[0];
        return Permissions.of(closed)
                .map(permissions -> new Advice(
                        what + " " + path + ": " + closed + " is " + permissions + ", and this process has uid " + uid,
                        "let this user read it, or use a directory of his own"));
    }
}
