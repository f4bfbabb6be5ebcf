package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.linux.Architecture;
import org.cgroovy.linux.ElfFile;

/** A program that is there and yet does not start. */
final class UnusableProgram {
    private UnusableProgram() {}

    /** ENOENT of exec although the file is there: what it names as its dynamic loader is not. */
    static Optional<Advice> missingLoader(Failure failure, Site site) {
        Program program = Program.of(failure);
        return program.find()
                .host()
                .flatMap(UnusableProgram::elf)
                .flatMap(ElfFile::interpreter)
                .map(loader -> {
                    String cause = program.path() + " is there, but the dynamic loader that it names, " + loader
                            + ", is not in " + program.root();
                    return new Advice(
                            cause, "copy the loader and the libraries that ldd lists, or use a static program");
                });
    }

    /** ENOEXEC: another machine's, a text without an interpreter line, an empty file. */
    static Optional<Advice> wrongFormat(Failure failure, Site site) {
        Program program = Program.of(failure);
        return program.find().host().map(file -> {
            Optional<ElfFile> elf = elf(file);
            if (elf.isPresent()) {
                String host = Architecture.host().name().toLowerCase(java.util.Locale.ROOT);
                return new Advice(
                        program.path() + " is a program for " + elf.get().machineName() + ", and this host is " + host,
                        "use one for " + host);
            }
            return isEmpty(file)
                    ? new Advice(program.path() + " is empty", "put a program there")
                    : new Advice(
                            program.path() + " is neither ELF nor a script that begins with #!",
                            "name the interpreter in its first line, as in #!/bin/sh, or run that with the file as"
                                    + " argument");
        });
    }

    /** EACCES: which file or directory lacks which permission. */
    static Optional<Advice> forbidden(Failure failure, Site site) {
        Program program = Program.of(failure);
        Optional<Advice> directory = unsearchable(program);
        if (directory.isPresent()) {
            return directory;
        }
        Optional<Path> file = program.find().host();
        return file.flatMap(Permissions::of).map(permissions -> {
            if (permissions.directory()) {
                return new Advice(program.path() + " is a directory", "name a program in it");
            }
            String mode = program.path() + " is " + permissions;
            if (!permissions.isExecutable()) {
                return new Advice(mode + ": nobody may execute it", "chmod +x " + file.get());
            }
            long uid = program.user().uid();
            Optional<String> mount = NoExec.mountOf(file.get(), site);
            if (mount.isPresent()) {
                return new Advice(
                        mount.get() + ", which " + program.path() + " is on, is mounted noexec",
                        "mount -o remount,exec " + mount.get());
            }
            return permissions.isExecutableBy(uid, program.user().gid())
                    ? new Advice(mode, "is its bind mount noexec?")
                    : new Advice(mode + ": user " + uid + " may not execute it", "chmod +x " + file.get());
        });
    }

    private static Optional<Advice> unsearchable(Program program) {
        long uid = program.user().uid();
        if (uid == 0) {
            return Optional.empty();
        }
        var at = new StringBuilder();
        for (String name : program.path().substring(1).split("/")) {
            Optional<Path> host =
                    program.root().find(at.isEmpty() ? "/" : at.toString()).host();
            Optional<Permissions> permissions = host.flatMap(Permissions::of);
            if (permissions.isPresent()
                    && !permissions.get().isExecutableBy(uid, program.user().gid())) {
                return Optional.of(new Advice(
                        "directory " + host.get() + " is " + permissions.get() + ": user " + uid + " may not enter it",
                        "chmod o+x " + host.get()));
            }
            at.append('/').append(name);
        }
        return Optional.empty();
    }

    /** ELOOP: links in a circle, or a link of /proc, which we do not follow. */
    static Optional<Advice> link(Failure failure, Site site) {
        Program program = Program.of(failure);
        InsideRoot.Lookup lookup = program.find();
        if (lookup.end() == InsideRoot.End.LOOP) {
            return Optional.of(new Advice(Where.isNot(lookup, program.path(), program.root()), "mend the links"));
        }
        return Optional.of(new Advice(
                program.path() + " leads through a link of /proc to a file that may be the host's: refused on purpose",
                "name the program by its own path"));
    }

    private static Optional<ElfFile> elf(Path file) {
        try {
            return Files.isRegularFile(file) ? ElfFile.read(file) : Optional.empty(); // a FIFO would make us wait
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
