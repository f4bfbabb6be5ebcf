package org.cgroovy.console.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgroovy.runner.HostProbe;

/** Where it is noted which containers there are. */
final class StateCheck implements Check {
    @Override
    public List<Finding> findings(HostView host) {
        Path directory = HostProbe.stateRoot(host.uid());
        Path nearest = host.path(directory.toString());
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return List.of(
                Files.isWritable(nearest)
                        ? Finding.ok("state directory", directory.toString())
                        : Finding.no(
                                "state directory",
                                directory + " cannot be written",
                                "set XDG_RUNTIME_DIR to a directory of your own"));
    }
}
