package org.cgroovy.dsl;

import java.nio.file.Path;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Bundle;
import org.cgroovy.runner.Result;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;

/** A container that is described and not started; it can be started as often as one likes, one after the other. */
public final class ContainerDefinition {
    private final Session session;
    private final ContainerSpec spec;

    ContainerDefinition(Session session, ContainerSpec spec) {
        this.session = session;
        this.spec = spec;
    }

    /** Runs a program at the caller's terminal or standard streams and waits for its end. */
    public Result run(Object... command) {
        Stdio stdio = session.stdio();
        return session.run(with("run", command, stdio == Stdio.TERMINAL), stdio);
    }

    /** Runs a program, waits for its end, and gives its output with the result. */
    public Result capture(Object... command) {
        return session.run(with("capture", command, false), Stdio.CAPTURE);
    }

    /** Starts a program in the background; {@code logs()} gives what it writes. */
    public RunningContainer start(Object... command) {
        return session.start(with("start", command, spec.process().terminal()));
    }

    /** What {@link #run} would do, without doing any of it. */
    public Plan explain(Object... command) {
        Object[] shown = command.length == 0 && spec.process().args().isEmpty() ? new Object[] {"/bin/sh"} : command;
        return session.runner().plan(with("explain", shown, false), Stdio.INHERIT);
    }

    public ContainerSpec spec() {
        return spec;
    }

    /** For {@code definition.spec} in Groovy. */
    public ContainerSpec getSpec() {
        return spec;
    }

    /** The description as an OCI {@code config.json}. */
    public String oci() {
        return OciJson.write(spec);
    }

    /**
     * Makes a directory a bundle, with a {@code config.json} for {@code cgroovy oci run} or another runtime:
     * {@code container { rootfs busybox() }.oci('/root/bundle', '/bin/sh')}. Gives the file.
     */
    public Path oci(Object directory, Object... command) {
        var bundle = new Bundle(Path.of(Values.hostPath("oci", directory)));
        ContainerSpec written =
                command.length == 0 ? spec : spec.withProcess(spec.process().withArgs(Values.texts("oci", command)));
        return session.write(bundle, written);
    }

    @Override
    public String toString() {
        return "container " + spec.id() + ", not started: .run('/bin/sh') runs it";
    }

    private ContainerSpec with(String word, Object[] command, boolean terminal) {
        var process = spec.process();
        if (command.length > 0) {
            process = process.withArgs(Values.texts(word, command));
        }
        if (process.args().isEmpty()) {
            throw new WordException(word + " needs a program: " + word + " '/bin/sh'");
        }
        return spec.withProcess(process.withTerminal(terminal));
    }
}
