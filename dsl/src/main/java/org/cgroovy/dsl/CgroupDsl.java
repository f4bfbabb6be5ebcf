package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code cgroup('/demo') { }}. The order of its words does not matter: when it ends, the cgroup is made, limited,
 * handed over, filled; and if one of these fails, none was done.
 */
public final class CgroupDsl extends Block {
    private final LimitsDsl limits = new LimitsDsl(Limits.NONE);
    private final List<Consumer<ControlGroup>> settings = new ArrayList<>();
    private final List<Consumer<ControlGroup>> children = new ArrayList<>();
    private final List<Consumer<ControlGroup>> moves = new ArrayList<>();

    CgroupDsl() {
        super("cgroup");
    }

    public CgroupDsl limits(@DelegatesTo(value = LimitsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        Blocks.run(limits, words);
        return this;
    }

    public CgroupDsl limits(Consumer<? super LimitsDsl> words) {
        words.accept(limits);
        return this;
    }

    /** Any control file, by the kernel's name: {@code set 'notify_on_release', 1}. */
    public CgroupDsl set(Object file, @Nullable Object value) {
        String name = Values.text("set", file);
        settings.add(group -> group.write(name, value));
        return this;
    }

    /** Moves a process into it: a pid, a {@code Process} or a started container. */
    public CgroupDsl attach(Object process) {
        Pids.text("attach", process);
        moves.add(group -> group.attach(process));
        return this;
    }

    /** Moves a single thread into it. */
    public CgroupDsl attachThread(Object thread) {
        Pids.text("attachThread", thread);
        moves.add(group -> group.attachThread(thread));
        return this;
    }

    /** Makes one below: {@code child 'a'}. */
    public CgroupDsl child(Object name) {
        return child(name, new CgroupDsl());
    }

    /** The same with words of its own: {@code child('a') { limits { pids 3 } }}. */
    public CgroupDsl child(
            Object name, @DelegatesTo(value = CgroupDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        return child(name, Blocks.run(new CgroupDsl(), words));
    }

    public CgroupDsl child(Object name, Consumer<? super CgroupDsl> words) {
        var block = new CgroupDsl();
        words.accept(block);
        return child(name, block);
    }

    private CgroupDsl child(Object name, CgroupDsl block) {
        String text = Values.text("child", name);
        children.add(group -> block.say(group.child(text)));
        return this;
    }

    /** Lets a user make cgroups below and move processes among them: {@code delegate 'nobody'}. */
    public CgroupDsl delegate(Object user) {
        settings.add(group -> group.delegate(user));
        return this;
    }

    /** Who owns its directory and files: {@code owner 'nobody:nogroup'}. */
    public CgroupDsl owner(Object user) {
        settings.add(group -> group.setOwner(user));
        return this;
    }

    /** The permission bits of its directory: {@code mode '0750'}. */
    public CgroupDsl mode(Object digits) {
        Values.octal("mode", digits);
        settings.add(group -> group.setMode(digits));
        return this;
    }

    /** Says it all to a cgroup. Processes come last: v2 takes none where controllers are handed down. */
    void say(ControlGroup group) {
        group.create();
        Limits all = limits.build();
        if (!all.isEmpty()) {
            group.limit(all);
        }
        settings.forEach(word -> word.accept(group));
        children.forEach(word -> word.accept(group));
        moves.forEach(word -> word.accept(group));
    }
}
