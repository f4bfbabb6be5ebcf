package org.cgroovy.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.view.Looks;
import org.cgroovy.runner.CgroupEvents;
import org.cgroovy.runner.Cgroups;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** Waits for what happens to a cgroup. */
final class Waiting {
    /** What the kernel tells nobody of is looked at that often. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final Cgroups cgroups;
    private final ControlGroup group;

    Waiting(Cgroups cgroups, ControlGroup group) {
        this.cgroups = cgroups;
        this.group = group;
    }

    /** Gives whether the condition came true in time; its words are those of the cgroup. */
    boolean until(Map<String, ?> options, Closure<?> condition) throws InterruptedException {
        Duration[] timeout = {FOREVER};
        new Options("await", options)
                .take("timeout", value -> timeout[0] = time("await timeout", value))
                .end();
        Closure<?> own = about(condition);
        long end = System.nanoTime() + timeout[0].toNanos();
        try (CgroupEvents events = cgroups.events(group.getCgroups()).orElse(null)) {
            while (events != null) {
                if (DefaultTypeTransformation.castToBoolean(own.call())) {
                    return true;
                }
                long rest = end - System.nanoTime();
                if (rest <= 0) {
                    return false;
                }
                events.await(shorter(Duration.ofNanos(rest), GLANCE));
                requireNotInterrupted();
            }
        }
        return true; // explained: nothing happens, and the script goes on
    }

    /** Calls the closure with what happened, at every event and every so often, until it says {@code false}. */
    void watch(Map<String, ?> options, Closure<?> reader) throws InterruptedException {
        Duration[] every = {EVERY};
        long[] times = {Long.MAX_VALUE};
        new Options("watch", options)
                .take("every", value -> every[0] = time("watch every", value))
                .take("times", value -> times[0] = Values.whole("watch times", value))
                .end();
        Closure<?> own = about(reader);
        try (CgroupEvents events = cgroups.events(group.getCgroups()).orElse(null)) {
            Looks before = look();
            for (long i = 0; events != null && i < times[0]; i++) {
                events.await(every[0]);
                requireNotInterrupted();
                Looks now = look();
                if (Boolean.FALSE.equals(
                        call(own, now.since(before).stream().findFirst().map(Happening::new)))) {
                    return;
                }
                before = now;
            }
        }
    }

    private static @Nullable Object call(Closure<?> reader, Optional<Happening> happening) {
        return happening.isEmpty() ? Boolean.FALSE : reader.call(happening.get());
    }

    private Looks look() {
        List<Cgroup> all = group.getCgroups();
        CgroupHost host = cgroups.host();
        CgroupHost own =
                new CgroupHost(host.mode(), all.stream().map(Cgroup::hierarchy).toList(), host.known());
        return Looks.at(own, group.getPath(), new Alone(cgroups.files()));
    }

    private Closure<?> about(Closure<?> words) {
        Closure<?> own = (Closure<?>) words.clone();
        own.setDelegate(group);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own;
    }

    private static Duration time(String word, @Nullable Object value) {
        if (value instanceof Duration time && !time.isNegative()) {
            return time;
        }
        throw Values.refusal(word, value, "a time such as 30.seconds");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Cgroups without those below them. */
    private record Alone(CgroupFiles files) implements CgroupFiles {
        @Override
        public Optional<String> read(java.nio.file.Path file) {
            return files.read(file);
        }

        @Override
        public String text(java.nio.file.Path file) {
            return files.text(file);
        }

        @Override
        public boolean isDirectory(java.nio.file.Path directory) {
            return files.isDirectory(directory);
        }

        @Override
        public List<String> directories(java.nio.file.Path directory) {
            return List.of();
        }

        @Override
        public List<String> files(java.nio.file.Path directory) {
            return files.files(directory);
        }
    }
}
