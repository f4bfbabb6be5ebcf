package org.cgroovy.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Files that can be made again, in a directory that only its owner can enter. It helps or does nothing: whatever goes
 * wrong, there is no such file. Nothing is read that another user could have written.
 */
public final class PrivateCache {
    private static final int OPEN_TO_OTHERS = 0077;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path directory;

    /** @param directory made at the first store, with the directory above it, both with mode 0700 */
    public PrivateCache(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    public Optional<byte[]> find(String key) {
        Path file = directory.resolve(key);
        try {
            return isSafe() && isOurs(file, OPEN_TO_OTHERS) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException | RuntimeException miss) {
            return Optional.empty();
        }
    }

    /** Gives whether it was stored; not when the directory is not writable, full, or not ours. */
    public boolean store(String key, byte[] bytes) {
        try {
            makeDirectories();
            if (isSafe()) {
                write(key, bytes);
                return true;
            }
            return false;
        } catch (IOException | RuntimeException noCache) {
            return false;
        }
    }

    /** Nobody else can come to this directory, so the draft's name need not be random: SecureRandom takes 18 ms to load. */
    private void write(String key, byte[] bytes) throws IOException {
        Path draft = directory.resolve("." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".tmp");
        try {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(draft, directory.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void makeDirectories() throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, onlyOwner);
    }

    /** Whether no other user can put a file there, nor another directory in its place. */
    private boolean isSafe() throws IOException {
        Path above = directory.toAbsolutePath().getParent();
        return above != null && isOurs(above, WRITABLE_BY_OTHERS) && isOurs(directory, OPEN_TO_OTHERS);
    }

    /** Whether it belongs to this process's user and gives nobody else any of these rights. */
    private static boolean isOurs(Path path, int rights) throws IOException {
        Map<String, Object> stat = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        int mode = (int) Objects.requireNonNull(stat.get("mode"));
        return PlainFiles.uid().orElseThrow(IOException::new) == (int) Objects.requireNonNull(stat.get("uid"))
                && (mode & rights) == 0;
    }
}
