package org.cgroovy.cgroup;

import java.util.List;
import java.util.OptionalLong;

/**
 * All that one cgroup is limited to, free of any cgroup version; an empty component leaves the kernel's value alone.
 *
 * @param cpu time and placement
 * @param memory bytes of memory and swap
 * @param pids how many processes and threads, 1 or more, -1 for max
 * @param io block devices
 * @param hugetlb huge pages, one entry a page size
 * @param devices which device nodes, in order
 * @param settings other control files, written last
 * @param optional whether a container may go without those that cannot be had
 */
public record Limits(
        CpuLimits cpu,
        MemoryLimits memory,
        OptionalLong pids,
        IoLimits io,
        List<HugetlbLimit> hugetlb,
        List<DeviceRule> devices,
        List<Setting> settings,
        boolean optional) {
    public static final Limits NONE = new Limits(
            CpuLimits.NONE,
            MemoryLimits.NONE,
            OptionalLong.empty(),
            IoLimits.NONE,
            List.of(),
            List.of(),
            List.of(),
            false);

    public Limits {
        Require.positiveOrMax("pids limit", "", pids);
        hugetlb = List.copyOf(hugetlb);
        devices = List.copyOf(devices);
        settings = List.copyOf(settings);
    }

    public Limits withCpu(CpuLimits limits) {
        return new Limits(limits, memory, pids, io, hugetlb, devices, settings, optional);
    }

    public Limits withMemory(MemoryLimits limits) {
        return new Limits(cpu, limits, pids, io, hugetlb, devices, settings, optional);
    }

    public Limits withPids(long limit) {
        return new Limits(cpu, memory, OptionalLong.of(limit), io, hugetlb, devices, settings, optional);
    }

    public Limits withoutPids() {
        return new Limits(cpu, memory, OptionalLong.empty(), io, hugetlb, devices, settings, optional);
    }

    public Limits withIo(IoLimits limits) {
        return new Limits(cpu, memory, pids, limits, hugetlb, devices, settings, optional);
    }

    public Limits withHugetlb(List<HugetlbLimit> limits) {
        return new Limits(cpu, memory, pids, io, limits, devices, settings, optional);
    }

    public Limits withDevices(List<DeviceRule> rules) {
        return new Limits(cpu, memory, pids, io, hugetlb, rules, settings, optional);
    }

    public Limits withSettings(List<Setting> values) {
        return new Limits(cpu, memory, pids, io, hugetlb, devices, values, optional);
    }

    public Limits withOptional(boolean may) {
        return new Limits(cpu, memory, pids, io, hugetlb, devices, settings, may);
    }

    public boolean isEmpty() {
        return cpu.isEmpty()
                && memory.isEmpty()
                && pids.isEmpty()
                && io.isEmpty()
                && hugetlb.isEmpty()
                && devices.isEmpty()
                && settings.isEmpty();
    }
}
