package org.cgroovy.linux;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Control files and directories by the JDK's own calls, with the kernel's reason when they fail. Beside {@link Kernel} for
 * commands that end within a few milliseconds: loading native code takes longer than all that they do. For the same reason
 * files are read and written by streams: the first channel of a process loads what it needs for sockets, 4 ms.
 *
 * <p>All methods throw {@link KernelException}. The reason is read from the system's text, so in a locale that translates
 * it, it may be {@link Errno#UNKNOWN}.
 */
public final class PlainFiles {
    private PlainFiles() {}

    /** The whole text; bytes that are not UTF-8 become U+FFFD. */
    public static String read(Path file) {
        try (InputStream in = new FileInputStream(file.toString())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure("read(\"" + file + "\")", e);
        }
    }

    /** Writes to a file that exists, in one call, as control files need it. */
    public static void write(Path file, String value) {
        String call = "write(\"" + file + "\", \"" + value + "\")";
        if (!Files.exists(file)) {
            // A stream would make it.
            throw new KernelException(call, Errno.ENOENT);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new FileOutputStream(file.toString(), true)) {
            out.write(bytes);
        } catch (IOException e) {
            throw failure(call, e);
        }
    }

    /** Writes an ordinary file, which is made or emptied first. */
    public static void replace(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw failure("open(\"" + file + "\", O_WRONLY|O_CREAT|O_TRUNC)", e);
        }
    }

    /** Makes one directory, with the umask's mode. */
    public static void mkdir(Path directory) {
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw failure("mkdir(\"" + directory + "\")", e);
        }
    }

    /** Removes one directory, of a cgroup also with its control files in it. */
    public static void rmdir(Path directory) {
        try {
            Files.delete(directory);
        } catch (IOException e) {
            throw failure("rmdir(\"" + directory + "\")", e);
        }
    }

    /** The user that this process acts as; empty where /proc is not mounted. */
    public static OptionalInt uid() {
        try {
            return OptionalInt.of((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Gives a file or a directory to a user and a group, by their numbers. */
    public static void chown(Path file, int uid, int gid) {
        try {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        } catch (IOException e) {
            throw failure("chown(\"" + file + "\", " + uid + ", " + gid + ")", e);
        }
    }

    /** Sets the permission bits. */
    public static void chmod(Path file, int mode) {
        try {
            Files.setAttribute(file, "unix:mode", mode);
        } catch (IOException e) {
            throw failure("chmod(\"" + file + "\", 0" + Integer.toOctalString(mode) + ")", e);
        }
    }

    /** A number among the attributes of a file: {@code "uid"}, {@code "gid"}, {@code "mode"}. */
    public static int attribute(Path file, String name) {
        try {
            return (int) Files.getAttribute(file, "unix:" + name);
        } catch (IOException e) {
            throw failure("stat(\"" + file + "\")", e);
        }
    }

    /** What a directory has, in the kernel's order. */
    public static List<Path> list(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            throw failure("readdir(\"" + directory + "\")", cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            throw failure("opendir(\"" + directory + "\")", e);
        }
        return entries;
    }

    /** A failed call of the JDK, in the kernel's words. */
    public static KernelException failure(String call, IOException e) {
        return new KernelException(call, errnoOf(e));
    }

    private static Errno errnoOf(IOException e) {
        if (e instanceof NoSuchFileException) {
            return Errno.ENOENT;
        }
        if (e instanceof AccessDeniedException) {
            return Errno.EACCES;
        }
        if (e instanceof FileAlreadyExistsException) {
            return Errno.EEXIST;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return Errno.ENOTEMPTY;
        }
        if (e instanceof NotDirectoryException) {
            return Errno.ENOTDIR;
        }
        String text = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        if (text == null) {
            return Errno.UNKNOWN;
        }
        // A stream that cannot be opened puts the path before the reason.
        return described(e instanceof FileNotFoundException ? inBrackets(text) : text);
    }

    private static String inBrackets(String text) {
        return text.substring(text.lastIndexOf('(') + 1, text.endsWith(")") ? text.length() - 1 : text.length());
    }

    private static Errno described(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (Errno errno : Errno.values()) {
            if (errno.description().equals(wanted)) {
                return errno;
            }
        }
        return Errno.UNKNOWN;
    }
}
