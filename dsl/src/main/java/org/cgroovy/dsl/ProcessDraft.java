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
    private final Map<String, String> env = new LinkedHashMap<>(ProcessSpec.DEFAULT_ENV);
    private final CapabilitiesDsl capabilities = new CapabilitiesDsl(ProcessSpec.DEFAULT_CAPABILITIES);
    private final RlimitsDsl rlimits = new RlimitsDsl(List.of());
    private String cwd = ProcessSpec.DEFAULT.cwd();
    private User user = User.ROOT;
    private List<Long> groups = List.of();
    private OptionalInt umask = OptionalInt.empty();
    private OptionalInt oomScoreAdj = OptionalInt.empty();
    private boolean noNewPrivileges = ProcessSpec.DEFAULT.noNewPrivileges();
    private boolean terminal;
    private boolean init;

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
                List.of(),
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
