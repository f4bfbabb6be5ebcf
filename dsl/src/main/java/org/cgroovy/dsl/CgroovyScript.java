package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.tool.GroupParameters;
import org.cgroovy.cgroup.tool.HierarchyLine;
import org.cgroovy.cgroup.tool.ListedCgroup;
import org.cgroovy.cgroup.tool.Snapshot;
import org.cgroovy.cgroup.tree.HierarchyStatus;
import org.cgroovy.runner.BusyboxRoot;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Log;
import org.jspecify.annotations.Nullable;

/** The words of every script and of every line typed into the console. */
public abstract class CgroovyScript extends Script {
    /** Describes a container and, with {@code run}, {@code start} or {@code capture} inside, starts it. */
    public Object container(
            @DelegatesTo(value = ContainerDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return container(Names.random(), words);
    }

    /** The same with a name, which is the name of its cgroup too. */
    public Object container(
            CharSequence name,
            @DelegatesTo(value = ContainerDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return Blocks.run(new ContainerDsl(name.toString()), words).conclude(session());
    }

    /** A container as the {@code config.json} of an OCI bundle describes it: {@code container(oci: '/root/bundle').run()}. */
    public ContainerDefinition container(Map<String, ?> options) {
        return container(options, Names.random());
    }

    public ContainerDefinition container(Map<String, ?> options, CharSequence name) {
        return OciWord.read(session(), options, name.toString()).define(session());
    }

    /** The same, changed by the block: {@code container(oci: '/root/bundle') { limits { pids 10 }; run() }}. */
    public Object container(
            Map<String, ?> options,
            @DelegatesTo(value = ContainerDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return container(options, Names.random(), words);
    }

    public Object container(
            Map<String, ?> options,
            CharSequence name,
            @DelegatesTo(value = ContainerDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return Blocks.run(OciWord.read(session(), options, name.toString()), words)
                .conclude(session());
    }

    /** A directory with busybox and a link for each of its commands; made once from the host's static busybox. */
    public String busybox() {
        return BusyboxRoot.path().toString();
    }

    /** All containers of this host that this user may see. */
    public List<ContainerStatus> ps() {
        return session().runner().list();
    }

    /** The running container of that name, whoever started it. */
    public RunningContainer find(CharSequence id) {
        return session().find(id.toString());
    }

    /** What a container in the background has written: {@code logs web}, {@code logs 'web', follow: true}. */
    public Log logs(Object container) {
        return logs(Map.of(), container);
    }

    public Log logs(Map<String, ?> options, Object container) {
        return Running.of(session(), "logs", container).logs(options);
    }

    /** Connects the terminal to a container that was started with {@code terminal true}; Ctrl-P Ctrl-Q leaves it again. */
    public RunningContainer attach(Object container) {
        return Running.attach(session(), container);
    }

    /** Attaches to the container with a terminal that was started or attached to last. */
    public RunningContainer fg() {
        return attach(session().background().requireForemost());
    }

    /** A cgroup: {@code cgroup('/demo')}, {@code cgroup('cpu,memory:/demo')}, {@code cgroup('name=demo:/a')}. */
    public ControlGroup cgroup(Object address) {
        return Groups.of(session(), address);
    }

    /** Makes a cgroup that is as the block says; one that is there already is changed: {@code cgroup('/demo') { limits { pids 5 } }}. */
    public ControlGroup cgroup(
            Object address, @DelegatesTo(value = CgroupDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return Groups.make(session(), address, block -> Blocks.run(block, words));
    }

    /**
     * Runs the block and gives its value; when it throws, all that words have changed of cgroups in it is undone, and the
     * exception goes on: {@code transaction { cg.pids.max = 5; assert works() }}. Of containers, changed limits and pauses
     * are undone; one that was started or ended stays so. Killing and the tools of libcgroup are refused inside.
     */
    public <T extends @Nullable Object> T transaction(Closure<T> block) {
        return session().transaction(block::call);
    }

    /** All hierarchies, with their controllers, mounts and numbers of cgroups. */
    public List<HierarchyStatus> hierarchies() {
        return session().cgroups().hierarchies();
    }

    /** A hierarchy that is mounted, by its name or one of its controllers. */
    public MountedHierarchy hierarchy(Object name) {
        return MountedHierarchy.of(session(), Values.text("hierarchy", name));
    }

    /** Mounts one: {@code hierarchy('demo') { named; at '/tmp/demo' }}. */
    public MountedHierarchy hierarchy(
            Object name, @DelegatesTo(value = HierarchyDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return Blocks.run(new HierarchyDsl(Values.text("hierarchy", name)), words)
                .mount(session());
    }

    /** Calls the closure with what a cgroup does, each second and at every event, until it gives {@code false}. */
    public void watch(ControlGroup cgroup, Closure<?> reader) throws InterruptedException {
        watch(Map.of(), cgroup, reader);
    }

    /** {@code watch(cg, every: 200.millis, times: 10) { println it.cpus }}. */
    public void watch(Map<String, ?> options, ControlGroup cgroup, Closure<?> reader) throws InterruptedException {
        cgroup.watch(options, reader);
    }

    /** How to ask for help. */
    public void help() {
        println(HelpTopics.overview());
    }

    /** Explains a control file, lists those of a controller or the words of a block: {@code help 'memory.high'}. */
    public void help(Object topic) {
        println(HelpTopics.about(Values.text("help", topic)));
    }

    /** Waits; unlike Groovy's own {@code sleep} it ends when interrupted, as by Ctrl-C in the console. */
    public void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    /** The same, as in {@code sleep 2.seconds}. */
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** What stood behind the script's name on the command line. */
    public String[] getArgs() {
        return (String[]) getBinding().getVariable("args");
    }

    /** The cgroups of this host, or those that the words of lscgroup(1) name: {@code lscgroup 'memory:/demo'}. */
    public List<ListedCgroup> lscgroup(Object... words) {
        return session().mirrors().call("lscgroup", words, ListedCgroup.class);
    }

    /** The hierarchies by their controllers, as lssubsys(1) lists them: {@code lssubsys '-m'}. */
    public List<HierarchyLine> lssubsys(Object... words) {
        return session().mirrors().call("lssubsys", words, HierarchyLine.class);
    }

    /** Parameters of cgroups, as cgget(1) reads them: {@code cgget('-r', 'pids.max', '/demo')[0]['pids.max']}. */
    public List<GroupParameters> cgget(Object... words) {
        return session().mirrors().call("cgget", words, GroupParameters.class);
    }

    /** The same in terms of v1 or v2, whichever is mounted: {@code cgxget '-2', '-r', 'memory.max', '/demo'}. */
    public List<GroupParameters> cgxget(Object... words) {
        return session().mirrors().call("cgxget", words, GroupParameters.class);
    }

    /** All cgroups as a configuration for cgconfigparser(8), as cgsnapshot(1) prints it: {@code cgsnapshot '-s', 'pids'}. */
    public Snapshot cgsnapshot(Object... words) {
        return session().mirrors().call("cgsnapshot", words, Snapshot.class).get(0);
    }

    /** Makes cgroups, as cgcreate(1) does: {@code cgcreate '-g', 'cpu,memory:/demo'}. */
    public void cgcreate(Object... words) {
        session().change("cgcreate", words);
    }

    /** Removes cgroups, as cgdelete(1) does: {@code cgdelete '-r', 'cpu,memory:/demo'}. */
    public void cgdelete(Object... words) {
        session().change("cgdelete", words);
    }

    /** Sets control files, as cgset(1) does: {@code cgset '-r', 'pids.max=10', '/demo'}. */
    public void cgset(Object... words) {
        session().change("cgset", words);
    }

    /** The same in terms of v1 or v2, whichever is mounted: {@code cgxset '-2', '-r', 'memory.max=64M', '/demo'}. */
    public void cgxset(Object... words) {
        session().change("cgxset", words);
    }

    /** Moves processes, as cgclassify(1) does: {@code cgclassify '-g', 'pids:/demo', 1234}. */
    public void cgclassify(Object... words) {
        session().change("cgclassify", words);
    }

    /** Mounts hierarchies and makes cgroups by a file, as cgconfigparser(8) does: {@code cgconfigparser '-l', 'my.conf'}. */
    public void cgconfigparser(Object... words) {
        session().change("cgconfigparser", words);
    }

    /** Removes the cgroups of a file, as cgclear(1) does: {@code cgclear '-l', 'my.conf'}. */
    public void cgclear(Object... words) {
        session().change("cgclear", words);
    }

    @Override
    public void println() {
        session().out().println();
    }

    @Override
    public void print(@Nullable Object value) {
        session().out().print(Texts.of(value));
    }

    @Override
    public void println(@Nullable Object value) {
        session().out().println(Texts.of(value));
    }

    @Override
    public void printf(String format, @Nullable Object value) {
        printf(format, new Object[] {value});
    }

    @Override
    public void printf(String format, Object[] values) {
        session().out().printf(format, values);
    }

    private Session session() {
        if (getBinding() instanceof CgroovyBinding binding) {
            return binding.session();
        }
        throw new IllegalStateException("this script must be run by cgroovy");
    }
}
