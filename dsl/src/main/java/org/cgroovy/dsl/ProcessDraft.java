package org.cgroovy.dsl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.User;
import org.jspecify.annotations.Nullable;

/** The process of a container while its block is being read. */
final class ProcessDraft {
    private final List<String> args;
    private final Map<String, String> env;
    private final CapabilitiesDsl capabilities;
    private final RlimitsDsl rlimits;
    private String cwd;
    private User user;
    private List<Long> groups = List.of();
    private OptionalInt umask;
    private OptionalInt oomScoreAdj;
    private boolean noNewPrivileges;
    private boolean terminal;
    private boolean init;

    /** One that is as a description says. */
    ProcessDraft(ProcessSpec process) {
        args = process.args();
        env = new LinkedHashMap<>(process.env());
        capabilities = new CapabilitiesDsl(process.capabilities());
        rlimits = new RlimitsDsl(process.rlimits());
        cwd = process.cwd();
        user = process.user();
        umask = process.umask();
        oomScoreAdj = process.oomScoreAdj();
        noNewPrivileges = process.noNewPrivileges();
        terminal = process.terminal();
        init = process.init();
    }

    void env(Map<String, String> variables) {
        env.putAll(variables);
    }

    void cwd(String directory) {
        cwd = directory;
    }

    void user(long uid, long gid, Map<String, ?> options) {
        new Options("user", options)
                .take("groups", value -> groups = ids(value))
                .end();
        user = new User(uid, gid, groups);
    }

    private static List<Long> ids(@Nullable Object value) {
        Collection<?> values = value instanceof Collection<?> list ? list : List.of(String.valueOf(value));
        return values.stream().map(id -> Values.whole("user groups:", id)).toList();
    }

    void umask(int mask) {
        umask = OptionalInt.of(mask);
    }

    void oomScoreAdj(int score) {
        oomScoreAdj = OptionalInt.of(score);
    }

    void noNewPrivileges(boolean on) {
        noNewPrivileges = on;
    }

    void terminal(boolean on) {
        terminal = on;
    }

    void init(boolean on) {
        init = on;
    }

    CapabilitiesDsl capabilities() {
        return capabilities;
    }

    RlimitsDsl rlimits() {
        return rlimits;
    }

    ProcessSpec build() {
        return new ProcessSpec(
                args,
                env,
                cwd,
                user,
                capabilities.build(),
                rlimits.build(),
                umask,
                oomScoreAdj,
                noNewPrivileges,
                terminal,
                init);
    }
}
