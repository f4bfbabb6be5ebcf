package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cgroovy.linux.ClassicBpf;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.PrivateCache;
import org.cgroovy.linux.SeccompCompiler;
import org.cgroovy.plan.Filters;
import org.cgroovy.plan.SeccompFilter;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.SeccompProfile;

/**
 * Filters of this host. To load libseccomp and to compile some hundred rules takes longer than to start a container, so
 * what was compiled is kept: in memory, and in the user's cache for the next process.
 */
final class HostFilters implements Filters {
    private final Kernel kernel;
    private final PrivateCache cache;
    private final Map<List<Object>, SeccompFilter> compiled = new ConcurrentHashMap<>();

    /** @param directory of the files with compiled filters */
    HostFilters(Kernel kernel, Path directory) {
        this.kernel = kernel;
        this.cache = new PrivateCache(directory);
    }

    @Override
    public SeccompFilter compile(Seccomp seccomp, Set<String> capabilities) {
        return compiled.computeIfAbsent(List.of(seccomp, capabilities), key -> find(seccomp, capabilities));
    }

    private SeccompFilter find(Seccomp seccomp, Set<String> capabilities) {
        String name = new FilterName(kernel.architecture()).of(seccomp, capabilities);
        Optional<SeccompFilter> kept = cache.find(name).flatMap(FilterFile::decode);
        if (kept.isPresent()) {
            return kept.get();
        }
        SeccompFilter fresh = compileNow(seccomp, capabilities);
        cache.store(name, FilterFile.encode(fresh));
        return fresh;
    }

    private SeccompFilter compileNow(Seccomp seccomp, Set<String> capabilities) {
        SeccompProfile written = seccomp instanceof Seccomp.Custom custom ? custom.profile() : SeccompProfile.builtIn();
        SeccompProfile profile = written.resolveHere(capabilities);
        var compiler = new SeccompCompiler(kernel);
        var rules = new FilterRules(seccomp.toString(), profile);
        List<String> unknown = compiler.unknown(rules.calls());
        rules.requireKnown(unknown);
        ClassicBpf program = compiler.compile(rules.rules(unknown));
        return new SeccompFilter(program, rules.flags(), rules.flagText(), rules.summary(unknown));
    }
}
