package org.cgroovy.dsl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.SeccompJson;
import org.cgroovy.spec.SpecException;

/** What may stand behind the word {@code seccomp}. */
final class SeccompWord {
    private static final long MOST_BYTES = 1 << 20;

    private SeccompWord() {}

    static Seccomp read(String profile) {
        if (profile.equals(Seccomp.DEFAULT.toString())) {
            return Seccomp.DEFAULT;
        } else if (profile.equals(Seccomp.UNCONFINED.toString())) {
            return Seccomp.UNCONFINED;
        } else if (profile.indexOf('/') < 0) {
            throw new WordException("seccomp: '" + profile
                    + "' is neither 'default' nor 'unconfined' nor the path of a profile: seccomp '/etc/profile.json'");
        }
        return custom(Values.hostPath("seccomp", profile));
    }

    private static Seccomp custom(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new WordException("seccomp: " + file + " is larger than a profile can be, 1 MiB");
            }
            String json = Files.readString(path, StandardCharsets.UTF_8);
            return new Seccomp.Custom(file, SeccompJson.read(file, json));
        } catch (NoSuchFileException e) {
            throw new WordException("seccomp: there is no file " + file);
        } catch (IOException e) {
            throw new WordException("seccomp: " + file + " cannot be read: " + e.getMessage());
        } catch (SpecException e) {
            throw new WordException("seccomp: " + e.getMessage());
        }
    }
}
