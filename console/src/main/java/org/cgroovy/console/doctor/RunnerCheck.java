package org.cgroovy.console.doctor;

import java.util.List;
import org.cgroovy.console.RunnerChoice;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.UnixSocket;

/** Which runner makes the containers, and why that one. */
final class RunnerCheck implements Check {
    private static final String TOPIC = "runner";

    @Override
    public List<Finding> findings(HostView host) {
        RunnerChoice choice =
                RunnerChoice.of(System.getenv().getOrDefault(RunnerChoice.VARIABLE, ""), host.uid(), host::exists);
        if (choice.isEmbedded()) {
            String rights = host.isRoot() ? "as root" : "rootless";
            return List.of(Finding.ok(TOPIC, "in this process, " + rights + ": " + choice.why()));
        }
        try {
            UnixSocket.connect(new Kernel(), choice.socket()).close();
            return List.of(Finding.ok(TOPIC, "the service at " + choice.socket() + ": " + choice.why()));
        } catch (KernelException e) {
            return List.of(Finding.no(
                    TOPIC,
                    "nobody answers at " + choice.socket() + " (" + e.errno() + ")",
                    choice.certain()
                            ? "start one: sudo cgroovy runner --socket " + choice.socket() + "; or unset "
                                    + RunnerChoice.VARIABLE
                            : "the one in this process is used, rootless; root starts the service by cgroovy runner"));
        } catch (LinkageError e) {
            return List.of(Finding.no(TOPIC, "the service cannot be reached without native code", "see native access"));
        }
    }
}
