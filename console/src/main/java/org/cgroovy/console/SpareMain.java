package org.cgroovy.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.console.spare.Rehearsal;
import org.cgroovy.console.spare.Spare;

/**
 * The entry of a warm spare: {@link Main}, once somebody calls. Started by {@code scripts/spare} with the directory it is to
 * wait in, and the session it belongs to.
 */
public final class SpareMain {
    private SpareMain() {}

    public static void main(String[] args) {
        Optional<List<String>> call = Spare.awaitCall(
                Path.of(args[0]), Integer.parseInt(args[1]), () -> new Rehearsal(new RunnerOpener(Options.NONE)).run());
        if (call.isEmpty()) {
            System.exit(ExitCode.OK);
        }
        Main.main(call.orElseThrow().toArray(new String[0]));
    }
}
