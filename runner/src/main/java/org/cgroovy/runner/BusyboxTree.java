package org.cgroovy.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a root directory made from busybox. */
final class BusyboxTree {
    private static final List<String> DIRECTORIES =
            List.of("bin", "dev", "etc", "home", "mnt", "proc", "root", "run", "sys", "tmp", "usr", "var");

    private BusyboxTree() {}

    static void fill(Path root, Path binary) throws IOException {
        for (String name : DIRECTORIES) {
            directory(root.resolve(name), name.equals("root") ? "rwx------" : "rwxr-xr-x");
        }
        link(root, "sbin", "bin");
        link(root, "usr/bin", "../bin");
        link(root, "usr/sbin", "../bin");
        link(root, "var/run", "../run");
        write(root, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n");
        write(root, "etc/group", "root:x:0:\nnogroup:x:65534:\n");
        commands(root, binary);
        Files.setAttribute(root.resolve("tmp"), "unix:mode", 01777);
    }

    private static void commands(Path root, Path binary) throws IOException {
        Path copy = Files.copy(binary, root.resolve("bin/busybox"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process list = new ProcessBuilder(binary.toString(), "--list").start();
        try (BufferedReader names = list.inputReader()) {
            for (String name : names.lines().toList()) {
                if (!name.equals("busybox")) {
                    link(root, "bin/" + name, "busybox");
                }
            }
        }
    }

    private static void directory(Path path, String mode) throws IOException {
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void link(Path root, String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private static void write(Path root, String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Removes a tree, if it is there. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
