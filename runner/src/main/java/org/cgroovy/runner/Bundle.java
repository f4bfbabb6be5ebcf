package org.cgroovy.runner;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;
import org.cgroovy.spec.OciReading;

/**
 * A directory with a {@code config.json}, as other runtimes take one too.
 *
 * @see "opencontainers/runtime-spec bundle.md"
 */
public record Bundle(Path directory) {
    private static final long MOST_BYTES = 16 << 20;

    public Bundle {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The description, whether it is there or not. */
    public Path file() {
        return directory.resolve("config.json");
    }

    /**
     * Reads the description of a container.
     *
     * @param id the name it is to have, which a bundle does not say
     * @throws RunnerException when there is none
     * @throws org.cgroovy.spec.SpecException that names the place in the JSON
     */
    public OciReading read(String id) {
        if (!Files.isDirectory(directory)) {
            throw new RunnerException(
                    "there is no bundle " + directory + ": it would be a directory with a config.json");
        }
        try {
            if (Files.size(file()) > MOST_BYTES) {
                throw new RunnerException(file() + " is larger than a description can be, 16 MiB");
            }
            return OciJson.reading(id, Files.readString(file()), directory);
        } catch (NoSuchFileException e) {
            throw new RunnerException("the bundle " + directory + " has no config.json; cgroovy oci spec prints one");
        } catch (CharacterCodingException e) {
            throw new RunnerException(file() + " is not UTF-8");
        } catch (IOException e) {
            throw new RunnerException(file() + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Writes a description, with the root and all bind sources by their absolute paths. A config.json that is there
     * already is replaced as a whole, or stays as it was.
     *
     * @return the file
     */
    public Path write(ContainerSpec spec) {
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, ".config", ".json");
            try {
                Files.writeString(draft, OciJson.write(spec) + "\n", StandardCharsets.UTF_8);
                Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new RunnerException(file() + " cannot be written: " + e.getMessage());
        }
        return file();
    }
}
