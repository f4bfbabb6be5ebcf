package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.GroovyObjectSupport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.cgroup.UsageReader;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupAddress;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.Controls;
import org.cgroovy.cgroup.tree.Delegation;
import org.cgroovy.cgroup.tree.Making;
import org.cgroovy.cgroup.tree.Moving;
import org.cgroovy.cgroup.tree.Owner;
import org.cgroovy.cgroup.tree.Removal;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.runner.Cgroups;
import org.cgroovy.runner.Memberships;
import org.jspecify.annotations.Nullable;

/**
 * A cgroup for scripts: one path in all the hierarchies that it is asked for, or that have it. Its control files are
 * properties: {@code cg.memory.max = 100.MiB}, {@code cg.cpu.max}, {@code cg['memory.stat'].anon}.
 */
public final class ControlGroup extends GroovyObjectSupport {
    private final Cgroups cgroups;
    private final CgroupAddress address;

    ControlGroup(Cgroups cgroups, CgroupAddress address) {
        this.cgroups = cgroups;
        this.address = address;
    }

    /** The path, as in {@code /demo/a}. */
    public String getPath() {
        return address.path();
    }

    /** The last part of the path. */
    public String getName() {
        return getPath().substring(getPath().lastIndexOf('/') + 1);
    }

    /** Where it is: one cgroup a hierarchy. */
    public List<Cgroup> getCgroups() {
        return address.cgroups(cgroups.host(), files());
    }

    /** The directories of its control files. */
    public List<Path> getDirectories() {
        return getCgroups().stream().map(Cgroup::directory).toList();
    }

    /** Whether it is there, in all the hierarchies that were asked for. */
    public boolean exists() {
        List<Cgroup> all = getCgroups();
        return !all.isEmpty() && all.stream().allMatch(files()::exists);
    }

    /** Makes it, and those above it. */
    public ControlGroup create() {
        return apply("create", Making.of(address.targets(cgroups.host()), files()));
    }

    /** Removes it; nobody may be in it, and no cgroup below it. */
    public void remove() {
        remove(Map.of());
    }

    /** {@code remove(recursive: true)}: also those below; {@code remove(kill: true)}: also the processes. */
    public void remove(Map<String, ?> options) {
        boolean[] chosen = new boolean[2];
        new Options("remove", options)
                .take("recursive", value -> chosen[0] = Boolean.TRUE.equals(value))
                .take("kill", value -> chosen[1] = Boolean.TRUE.equals(value))
                .end();
        if (chosen[1] && exists()) {
            kill();
        }
        Removal.Children children = chosen[0] ? Removal.Children.ALSO : Removal.Children.NONE;
        apply("remove", Removal.of(getCgroups(), children, files()));
    }

    /** Moves a process with all its threads into it: a pid, a {@code Process} or a started container. */
    public ControlGroup attach(Object process) {
        return apply("attach", Moving.of(there(), Pids.text("attach", process), Change.Move.Unit.PROCESS, files()));
    }

    /** Moves a single thread, by its tid; v2 lets it go only where its process may be. */
    public ControlGroup attachThread(Object thread) {
        return apply("attach", Moving.of(there(), Pids.text("attachThread", thread), Change.Move.Unit.THREAD, files()));
    }

    /** The processes in it, not those below. */
    public List<Integer> getProcs() {
        return getCgroups().stream()
                .flatMap(cgroup -> files().processes(cgroup).stream())
                .distinct()
                .toList();
    }

    /** The threads in it. */
    public List<Integer> getThreads() {
        return getCgroups().stream()
                .flatMap(cgroup -> files().threads(cgroup).stream())
                .distinct()
                .toList();
    }

    /** The one above; the root's is the root. */
    public ControlGroup getParent() {
        int slash = getPath().lastIndexOf('/');
        return at(slash <= 0 ? "/" : getPath().substring(0, slash));
    }

    /** One below: {@code child('a')}. */
    public ControlGroup child(Object name) {
        return at((getPath().equals("/") ? "" : getPath()) + "/" + Values.text("child", name));
    }

    public List<ControlGroup> getChildren() {
        return getCgroups().stream()
                .flatMap(cgroup -> files().children(cgroup).stream())
                .map(Cgroup::path)
                .distinct()
                .map(this::at)
                .toList();
    }

    /** It and all below it, each before those in it. */
    public List<ControlGroup> walk() {
        return getCgroups().stream()
                .flatMap(cgroup -> files().walk(cgroup).stream())
                .map(Cgroup::path)
                .distinct()
                .map(this::at)
                .toList();
    }

    /** Calls the closure with it and all below it. */
    public void walk(Closure<?> each) {
        walk().forEach(each::call);
    }

    /** The names of its control files. */
    public List<String> getFiles() {
        return controls().names();
    }

    /** Stops all processes in it and below; gives back when they have stopped. */
    public ControlGroup freeze() {
        return apply("freeze", Moving.freeze(getCgroups(), files()));
    }

    /** Lets them go on. */
    public ControlGroup thaw() {
        return apply("thaw", Moving.thaw(getCgroups(), files()));
    }

    public boolean isFrozen() {
        Cgroup freezer = Moving.freezer(getCgroups(), files());
        return files().read(freezer, freezer.hierarchy().unified() ? "cgroup.freeze" : "freezer.state")
                .filter(state -> state.equals("1") || state.equals("FROZEN"))
                .isPresent();
    }

    /** Kills all processes in it and below; gives back when they are gone. */
    public ControlGroup kill() {
        int self = Math.toIntExact(ProcessHandle.current().pid());
        List<Cgroup> mine = cgroups.host().hierarchies().stream()
                .flatMap(hierarchy -> Memberships.of(self, hierarchy).stream())
                .toList();
        return apply("kill", Moving.kill(there(), mine, files()));
    }

    /** Waits until the condition holds: {@code cg.await { memory.events.oom_kill > 0 }}. */
    public boolean await(Closure<?> condition) throws InterruptedException {
        return await(Map.of(), condition);
    }

    /** The same in Java, at most so long; gives whether it came true. */
    public boolean await(Duration atMost, Predicate<? super ControlGroup> condition) throws InterruptedException {
        return await(Map.of("timeout", atMost), new Lambda(this, nothing -> condition.test(this)));
    }

    /** The same at most so long: {@code cg.await({ cgroup.procs.empty }, timeout: 30.seconds)}; gives whether it came true. */
    public boolean await(Map<String, ?> options, Closure<?> condition) throws InterruptedException {
        return new Waiting(cgroups, this).until(options, condition);
    }

    void watch(Map<String, ?> options, Closure<?> reader) throws InterruptedException {
        new Waiting(cgroups, this).watch(options, reader);
    }

    /** What it, with all below it, has used. */
    public Usage getStats() {
        Map<Hierarchy, Path> directories = new LinkedHashMap<>();
        getCgroups().forEach(cgroup -> directories.put(cgroup.hierarchy(), cgroup.directory()));
        return UsageReader.of(directories).read();
    }

    /** Sets limits, as in a container: {@code limits { pids 5; memory 100.MiB }}. */
    public ControlGroup limits(
            @DelegatesTo(value = LimitsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return limit(Blocks.run(new LimitsDsl(Limits.NONE), words).build());
    }

    public ControlGroup limits(Consumer<? super LimitsDsl> words) {
        LimitsDsl block = new LimitsDsl(Limits.NONE);
        words.accept(block);
        return limit(block.build());
    }

    ControlGroup limit(Limits limits) {
        there();
        return apply("limit", controls().limits(limits));
    }

    /** Lets a user make cgroups below and move processes among them: {@code delegate 'nobody'}. */
    public ControlGroup delegate(Object user) {
        return apply("delegate", Delegation.of(there(), Ownership.owner("delegate", user), files()));
    }

    /** Who owns its directory. */
    public Owner getOwner() {
        Path directory = there().get(0).directory();
        return new Owner(PlainFiles.attribute(directory, "uid"), PlainFiles.attribute(directory, "gid"));
    }

    /** {@code cg.owner = 'nobody'}: of the directory and all control files. */
    public void setOwner(Object user) {
        apply("own", Ownership.of(there(), Ownership.owner("owner", user)));
    }

    /** The permission bits of its directory, as octal digits. */
    public String getMode() {
        return "%04o".formatted(PlainFiles.attribute(there().get(0).directory(), "mode") & 07777);
    }

    /** {@code cg.mode = '0750'}. */
    public void setMode(Object digits) {
        apply("chmod", Ownership.of(there(), Values.octal("mode", digits)));
    }

    /** A control file by its name: {@code cg['memory.stat']}. */
    public Object getAt(String file) {
        return ControlWords.read(this, controls(), file);
    }

    public void putAt(String file, @Nullable Object value) {
        write(file, value);
    }

    void write(String file, @Nullable Object value) {
        there();
        apply("write " + file, ControlWords.write(this, controls(), file, value));
    }

    @Override
    public Object getProperty(String name) {
        return Bean.has(name) ? super.getProperty(name) : ControlWords.property(this, controls(), name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        if (Bean.has(name)) {
            super.setProperty(name, value);
        } else {
            write(name, value);
        }
    }

    Controls controls() {
        return new Controls(cgroups.host(), files(), getCgroups());
    }

    private List<Cgroup> there() {
        List<Cgroup> all = getCgroups();
        if (all.isEmpty()) {
            throw new CgroupException(this + " does not exist; create() makes it");
        }
        all.forEach(cgroup -> Moving.requireThere(cgroup, files()));
        return all;
    }

    private ControlGroup at(String path) {
        return new ControlGroup(cgroups, address.withPath(path));
    }

    private ControlGroup apply(String purpose, List<Change> changes) {
        cgroups.apply(purpose + " " + this, changes);
        return this;
    }

    private CgroupFiles files() {
        return cgroups.files();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ControlGroup group && group.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** As it was asked for: {@code cpu,memory:/demo}. */
    @Override
    public String toString() {
        return address.toString();
    }
}
