package org.cgroovy.console.repl.line;

import java.util.List;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Result;
import org.cgroovy.runner.Runner;
import org.cgroovy.spec.ContainerSpec;

/** The session's runner, for commands that close theirs when they are done. */
public final class LentRunner implements Runner {
    private final Runner runner;

    public LentRunner(Runner runner) {
        this.runner = runner;
    }

    @Override
    public Plan plan(ContainerSpec spec, Stdio stdio) {
        return runner.plan(spec, stdio);
    }

    @Override
    public Container start(ContainerSpec spec, Stdio stdio) {
        return runner.start(spec, stdio);
    }

    @Override
    public Result run(ContainerSpec spec, Stdio stdio) {
        return runner.run(spec, stdio);
    }

    @Override
    public List<ContainerStatus> list() {
        return runner.list();
    }

    @Override
    public Container find(String id) {
        return runner.find(id);
    }

    @Override
    public List<String> gc() {
        return runner.gc();
    }

    @Override
    public void close() {
        // its owner does
    }
}
