package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.Map;
import java.util.function.Consumer;
import org.cgroovy.runner.BusyboxRoot;
import org.cgroovy.runner.Result;
import org.jspecify.annotations.Nullable;

/** The block {@code container { }}. The order of its words does not matter: the container starts when the block ends. */
public final class ContainerDsl extends Block {
    private final ContainerDraft draft;
    private @Nullable Ending<?> ending;

    ContainerDsl(String id) {
        this(new ContainerDraft(id));
    }

    ContainerDsl(ContainerDraft draft) {
        super("container");
        this.draft = draft;
    }

    public ContainerDsl hostname(Object name) {
        draft.hostname(Values.text("hostname", name));
        return this;
    }

    public ContainerDsl domainname(Object name) {
        draft.domainname(Values.text("domainname", name));
        return this;
    }

    /** The directory that becomes {@code /}: {@code rootfs '/root/containerFS'} or {@code rootfs busybox()}. */
    public ContainerDsl rootfs(Object directory) {
        draft.rootfs(Values.hostPath("rootfs", directory));
        return this;
    }

    /** A directory with busybox and a link for each of its commands; made once from the host's static busybox. */
    public String busybox() {
        return BusyboxRoot.path().toString();
    }

    /** Whether the root is read-only; the mounts below it are not. */
    public ContainerDsl readonly(boolean readonly) {
        draft.readonly(readonly);
        return this;
    }

    /** Adds variables: {@code env PATH: '/bin:/usr/bin', TERM: 'xterm'}. */
    public ContainerDsl env(Map<?, ?> variables) {
        draft.process().env(Values.texts("env", variables));
        return this;
    }

    public ContainerDsl cwd(Object directory) {
        draft.process().cwd(Values.text("cwd", directory));
        return this;
    }

    public ContainerDsl user(Object uid, Object gid) {
        return user(Map.of(), uid, gid);
    }

    /** {@code user 1000, 1000, groups: [10, 20]}. */
    public ContainerDsl user(Map<String, ?> options, Object uid, Object gid) {
        draft.process().user(Values.whole("user", uid), Values.whole("user", gid), options);
        return this;
    }

    public ContainerDsl namespaces(
            @DelegatesTo(value = NamespacesDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(draft.namespaces(), words);
        return this;
    }

    public ContainerDsl namespaces(Consumer<? super NamespacesDsl> words) {
        words.accept(draft.namespaces());
        return this;
    }

    public ContainerDsl mounts(
            @DelegatesTo(value = MountsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(draft.mounts(), words);
        return this;
    }

    public ContainerDsl mounts(Consumer<? super MountsDsl> words) {
        words.accept(draft.mounts());
        return this;
    }

    public ContainerDsl limits(
            @DelegatesTo(value = LimitsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(draft.limits(), words);
        return this;
    }

    public ContainerDsl limits(Consumer<? super LimitsDsl> words) {
        words.accept(draft.limits());
        return this;
    }

    public ContainerDsl capabilities(
            @DelegatesTo(value = CapabilitiesDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(draft.process().capabilities(), words);
        return this;
    }

    public ContainerDsl capabilities(Consumer<? super CapabilitiesDsl> words) {
        words.accept(draft.process().capabilities());
        return this;
    }

    public ContainerDsl rlimits(
            @DelegatesTo(value = RlimitsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(draft.process().rlimits(), words);
        return this;
    }

    public ContainerDsl rlimits(Consumer<? super RlimitsDsl> words) {
        words.accept(draft.process().rlimits());
        return this;
    }

    /** What a process must not gain by exec; on unless {@code noNewPrivileges false}. */
    public ContainerDsl noNewPrivileges(boolean on) {
        draft.process().noNewPrivileges(on);
        return this;
    }

    /**
     * Which system calls are let through: {@code 'default'}, Docker's profile, {@code 'unconfined'}, all, or a profile of
     * one's own, a JSON file as Docker or OCI has it: {@code seccomp '/etc/profile.json'}.
     */
    public ContainerDsl seccomp(Object profile) {
        draft.seccomp(SeccompWord.read(Values.text("seccomp", profile)));
        return this;
    }

    /** -1000 (never killed) to 1000 (killed first). */
    public ContainerDsl oomScoreAdj(Object score) {
        draft.process().oomScoreAdj(Values.wholeInt("oomScoreAdj", score));
        return this;
    }

    /** {@code umask '027'}; else it is 022. */
    public ContainerDsl umask(Object mask) {
        draft.process().umask(Values.octal("umask", mask));
        return this;
    }

    /** Whether a small init that reaps and forwards signals is PID 1 instead of the program. */
    public ContainerDsl init(boolean on) {
        draft.process().init(on);
        return this;
    }

    /** Whether {@code start} gives the program a terminal, for {@code attach}; {@code run} gives it the caller's. */
    public ContainerDsl terminal(boolean on) {
        draft.process().terminal(on);
        return this;
    }

    /** Whether the container goes on when the session ends; from then on only {@code cgroovy gc} keeps its log short. */
    public ContainerDsl detach(boolean on) {
        draft.detach(on);
        return this;
    }

    /** Hides paths beside those that are always hidden. */
    public ContainerDsl masked(Object... paths) {
        draft.masked(Values.texts("masked", paths));
        return this;
    }

    /** Shows paths that are hidden otherwise, such as {@code '/proc/keys'}. */
    public ContainerDsl unmasked(Object... paths) {
        draft.unmasked(Values.texts("unmasked", paths));
        return this;
    }

    /** Makes paths read-only beside those that always are. */
    public ContainerDsl readonlyPaths(Object... paths) {
        draft.readonlyPaths(Values.texts("readonlyPaths", paths));
        return this;
    }

    /** Makes paths writable that are read-only otherwise, such as {@code '/proc/sys'}. */
    public ContainerDsl writablePaths(Object... paths) {
        draft.writablePaths(Values.texts("writablePaths", paths));
        return this;
    }

    public ContainerDsl annotations(Map<?, ?> annotations) {
        draft.annotations(Values.texts("annotations", annotations));
        return this;
    }

    /** Runs a program at the caller's terminal or standard streams and waits for its end. */
    public Ending<Result> run(Object... command) {
        return end("run", new Ending<>(definition -> definition.run(command)));
    }

    /** Runs a program, waits for its end, and gives its output with the result. */
    public Ending<Result> capture(Object... command) {
        return end("capture", new Ending<>(definition -> definition.capture(command)));
    }

    /** Starts a program in the background; {@code logs()} of what it gives shows what the program writes. */
    public Ending<RunningContainer> start(Object... command) {
        return end("start", new Ending<>(definition -> definition.start(command)));
    }

    private <R> Ending<R> end(String word, Ending<R> newEnding) {
        if (ending != null) {
            throw new WordException(word + ": a container { } runs, captures or starts once");
        }
        ending = newEnding;
        return newEnding;
    }

    ContainerDefinition define(Session session) {
        return new ContainerDefinition(session, draft.build());
    }

    /** What the block comes to: a result, a running container, or the definition when nothing was to run. */
    Object conclude(Session session) {
        ContainerDefinition definition = define(session);
        return ending == null ? definition : ending.reach(definition);
    }
}
