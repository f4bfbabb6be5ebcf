package org.cgroovy.dsl.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.linux.PrivateCache;

/** Compiled scripts in a directory that only its owner can enter. Whatever goes wrong, the script is compiled. */
public final class ScriptCache {
    private final PrivateCache files;

    /** @param directory made at the first store, with the directory above it, both with mode 0700 */
    public ScriptCache(Path directory) {
        this.files = new PrivateCache(directory);
    }

    Optional<CompiledScript> find(ScriptKey key) {
        return files.find(key.file()).flatMap(bytes -> decode(key, bytes));
    }

    private static Optional<CompiledScript> decode(ScriptKey key, byte[] bytes) {
        try {
            return Optional.of(CacheEntry.decode(key, bytes));
        } catch (IOException | RuntimeException miss) {
            return Optional.empty();
        }
    }

    void store(ScriptKey key, CompiledScript script) {
        try {
            if (files.store(key.file(), CacheEntry.encode(key, script))) {
                CacheSweep.sweep(files.directory());
            }
        } catch (IOException | RuntimeException noCache) {
            // Not writable, full, or not ours: the next run compiles again.
            return;
        }
    }
}
