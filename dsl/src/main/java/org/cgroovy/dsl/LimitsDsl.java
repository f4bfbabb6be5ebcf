package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgroovy.cgroup.HugetlbLimit;
import org.cgroovy.cgroup.IoThrottle;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Setting;

/** The block {@code limits { }}: what the kernel holds the cgroup of a container to. */
public final class LimitsDsl extends Block {
    private final CpuDraft cpu;
    private final MemoryDraft memory;
    private final DevicesDsl devices;
    private final List<IoThrottle> throttles;
    private final List<HugetlbLimit> hugetlb;
    private final List<Setting> settings;
    private Limits limits;

    LimitsDsl(Limits limits) {
        super("limits");
        this.limits = limits;
        cpu = new CpuDraft(limits.cpu());
        memory = new MemoryDraft(limits.memory());
        devices = new DevicesDsl(limits.devices());
        throttles = new ArrayList<>(limits.io().devices());
        hugetlb = new ArrayList<>(limits.hugetlb());
        settings = new ArrayList<>(limits.settings());
    }

    /** {@code cpu 50.percent} of one CPU, {@code cpu 1.5.cores}, {@code cpu '50%'}, {@code cpu 'max'}. */
    public LimitsDsl cpu(Object share) {
        cpu.share(share);
        return this;
    }

    /** {@code cpu weight: 200}, also shares, quota, period and burst. */
    public LimitsDsl cpu(Map<String, ?> options) {
        cpu.options(options);
        return this;
    }

    /** {@code cpu 50.percent, weight: 200}. */
    public LimitsDsl cpu(Map<String, ?> options, Object share) {
        return cpu(share).cpu(options);
    }

    /** The CPUs to run on: {@code cpus '0-1,4'} or {@code cpus 0}. */
    public LimitsDsl cpus(Object list) {
        cpu.cpus(Values.text("cpus", list));
        return this;
    }

    /** The memory nodes to use: {@code mems '0'}. */
    public LimitsDsl mems(Object list) {
        cpu.mems(Values.text("mems", list));
        return this;
    }

    /** {@code memory 100.MiB}, {@code memory '100m'}, {@code memory 'max'}. */
    public LimitsDsl memory(Object limit) {
        memory.limit(limit);
        return this;
    }

    /** {@code memory high: 80.MiB}, also swap, low and reservation. */
    public LimitsDsl memory(Map<String, ?> options) {
        memory.options(options);
        return this;
    }

    /** {@code memory 100.MiB, swap: 0}: swap alone, without the memory. */
    public LimitsDsl memory(Map<String, ?> options, Object limit) {
        return memory(limit).memory(options);
    }

    /** How many processes and threads: {@code pids 10} or {@code pids 'max'}. */
    public LimitsDsl pids(Object limit) {
        limits = limits.withPids(Values.countOrMax("pids", limit));
        return this;
    }

    /** {@code io '/dev/vda', read: 10.MiB.perSecond, writeOps: 100}, also write and readOps. */
    public LimitsDsl io(Map<String, ?> options, Object device) {
        throttles.add(IoWords.throttle(Values.text("io", device), options));
        return this;
    }

    /** {@code io weight: 200}. */
    public LimitsDsl io(Map<String, ?> options) {
        new Options("io", options)
                .take(
                        "weight",
                        weight -> limits = limits.withIo(limits.io().withWeight(Values.whole("io weight", weight))))
                .end();
        return this;
    }

    /** Bytes of huge pages of one size: {@code hugetlb '2MB', 64.MiB}. */
    public LimitsDsl hugetlb(Object pageSize, Object limit) {
        hugetlb.add(new HugetlbLimit(Values.text("hugetlb", pageSize), Values.bytes("hugetlb", limit)));
        return this;
    }

    /** Which device nodes may be used: {@code devices { allow 'c 10:229 rwm' }}. */
    public LimitsDsl devices(
            @DelegatesTo(value = DevicesDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(devices, words);
        return this;
    }

    public LimitsDsl devices(Consumer<? super DevicesDsl> words) {
        words.accept(devices);
        return this;
    }

    /** Any control file, by the kernel's name: {@code set 'cpu.cfs_burst_us', 1000}. */
    public LimitsDsl set(Object file, Object value) {
        settings.add(new Setting(Values.text("set", file), Values.text("set " + file, value)));
        return this;
    }

    /** Lets the container run without the limits that cannot be had here: {@code optional true}. */
    public LimitsDsl optional(boolean on) {
        limits = limits.withOptional(on);
        return this;
    }

    Limits build() {
        return limits.withCpu(cpu.build())
                .withMemory(memory.build())
                .withIo(limits.io().withDevices(throttles))
                .withHugetlb(hugetlb)
                .withDevices(devices.build())
                .withSettings(settings);
    }
}
