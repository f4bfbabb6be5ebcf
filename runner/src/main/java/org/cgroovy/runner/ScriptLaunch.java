package org.cgroovy.runner;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.cgroovy.linux.LaunchException;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Launched;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Scripts;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.ProcessSpec;

/** Launches a program; when it turns out to be a script, launches its interpreter instead. */
final class ScriptLaunch {
    private static final int DEEPEST_INTERPRETER = 4;

    private final RunnerParts parts;
    private final Plan plan;
    private final Map<String, Integer> fds;
    private final Streams streams;

    ScriptLaunch(RunnerParts parts, Plan plan, Map<String, Integer> fds, Streams streams) {
        this.parts = parts;
        this.plan = plan;
        this.fds = fds;
        this.streams = streams;
    }

    Launched launch(Op.Launch op, ExecutionProbe probe) {
        ProcessSpec process = plan.spec().process();
        LaunchProgram program = op.program();
        for (int depth = 0; ; depth++) {
            try {
                return launch(probe.program(program), op);
            } catch (LaunchException e) {
                Optional<ProcessSpec> interpreted = Scripts.interpreted(process, e);
                if (interpreted.isEmpty() || depth == DEEPEST_INTERPRETER) {
                    throw e;
                }
                program = Scripts.with(program, parts.kernel().architecture(), interpreted.get());
                process = interpreted.get();
                streams.forget();
            }
        }
    }

    private Launched launch(LaunchProgram program, Op.Launch op) {
        IntConsumer mapIds = pid -> op.ids().ifPresent(maps -> write(maps, pid));
        return parts.launchers().call(() -> parts.launcher().launch(program, fds, mapIds));
    }

    /** The maps may be written in any order. */
    private void write(Op.IdMaps maps, int pid) {
        String directory = "/proc/" + pid + "/";
        if (maps.denySetgroups()) {
            parts.kernel().writeFile(directory + "setgroups", "deny");
        }
        Optional<MapProgram> uids = maps.uidProgram().map(path -> MapProgram.start(path, pid, maps.uids()));
        Optional<MapProgram> gids = maps.gidProgram().map(path -> MapProgram.start(path, pid, maps.gids()));
        if (uids.isEmpty()) {
            parts.kernel().writeFile(directory + "uid_map", lines(maps.uids()));
        }
        if (gids.isEmpty()) {
            parts.kernel().writeFile(directory + "gid_map", lines(maps.gids()));
        }
        uids.ifPresent(MapProgram::await);
        gids.ifPresent(MapProgram::await);
    }

    private static String lines(java.util.List<IdMapping> mappings) {
        return mappings.stream().map(IdMapping::toString).collect(Collectors.joining("\n"));
    }
}
