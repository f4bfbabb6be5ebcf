package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.cgroup.conf.ControllerSection;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Settings in the terms of one version, for cgroups that may be of the other. */
final class VersionConversion implements Conversion {
    private static final String CPU_MAX = "cpu.max";
    private static final String SHARES = "cpu.shares";
    private static final String WEIGHT = "cpu.weight";

    private final boolean fromV2;
    private final boolean ignoreUnmappable;
    private final PrintStream notes;

    VersionConversion(boolean fromV2, boolean ignoreUnmappable, PrintStream notes) {
        this.fromV2 = fromV2;
        this.ignoreUnmappable = ignoreUnmappable;
        this.notes = notes;
    }

    @Override
    public ControllerSection convert(ControllerSection settings, Place place) {
        boolean v2 = place.controller().unified();
        if (v2 == fromV2 || settings.name().equals("cgroup") || settings.name().isEmpty()) {
            return settings;
        }
        List<Parameter> asked = new ArrayList<>();
        List<Parameter> same = new ArrayList<>();
        for (Assignment setting : settings.values()) {
            // pids has the same files in both versions; libcgroup's map knows nothing of it.
            (settings.name().equals("pids") ? same : asked).add(new Parameter(setting.name(), setting.value()));
        }
        List<Assignment> converted = new ArrayList<>();
        for (Parameter parameter : same) {
            converted.add(new Assignment(parameter.name(), parameter.value(), 0));
        }
        for (Parameter parameter : convert(asked, place, v2)) {
            converted.add(new Assignment(parameter.name(), parameter.value(), 0));
        }
        return new ControllerSection(settings.name(), converted, 0);
    }

    private List<Parameter> convert(List<Parameter> asked, Place place, boolean toV2) {
        List<Parameter> converted = new ArrayList<>();
        for (Parameter parameter : asked) {
            check(parameter);
            var counterparts = VersionMap.convert(parameter, toV2 ? withPresent(asked, place) : asked, toV2);
            if (counterparts.isEmpty()) {
                if (!ignoreUnmappable) {
                    throw VersionMap.unmappable(parameter.name(), toV2);
                }
                continue;
            }
            for (Parameter counterpart : counterparts.get()) {
                if (!converted.contains(counterpart)) {
                    converted.add(counterpart);
                    note(parameter, counterpart);
                }
            }
        }
        return converted;
    }

    /** Quota and period are one file in v2: the one that is not asked for stays as it is there. */
    private static List<Parameter> withPresent(List<Parameter> asked, Place place) {
        Path file = place.file(CPU_MAX);
        List<Parameter> all = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                Parameter present = new Parameter(CPU_MAX, PlainFiles.read(file).strip());
                all.addAll(VersionMap.convert(present, List.of(), false).orElse(List.of()));
            } catch (KernelException e) {
                throw Refusal.of(Ecg.ECGOTHER, place, e);
            }
        }
        // Behind the present ones: the later wins.
        all.addAll(asked);
        return all;
    }

    private static void check(Parameter parameter) {
        boolean number = parameter.name().equals(SHARES) || parameter.name().equals(WEIGHT);
        if (number && !parameter.value().matches("[0-9]{1,15}")) {
            throw new ToolException(Ecg.ECGFAIL, parameter.name() + " is a number, and not " + parameter.value());
        }
    }

    private void note(Parameter from, Parameter to) {
        long other;
        if (from.name().equals(SHARES)) {
            other = Conversions.weightOfShares(Long.parseLong(from.value()));
        } else if (from.name().equals(WEIGHT)) {
            other = Conversions.sharesOfWeight(Long.parseLong(from.value()));
        } else {
            return;
        }
        if (!to.value().equals(Long.toString(other))) {
            notes.println("cgxset: note: " + from.name() + " " + from.value() + " is " + to.name() + " " + to.value()
                    + " by libcgroup's map; runc and crun write " + other);
        }
    }
}
