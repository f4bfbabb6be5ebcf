package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.NULL;
import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.octal;
import static org.cgroovy.linux.Arg.text;

import java.util.List;
import org.cgroovy.linux.Architecture;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Flags;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/** The system calls of launch programs that several parts of a plan use, with the kernel's constants. */
final class Calls {
    static final Arg CWD = new Arg.Number(-100, "AT_FDCWD");
    static final Arg ROOT = new Arg.HostFd("root");

    static final long O_CLOEXEC = 02000000;
    static final long O_PATH = 010000000;
    static final long AT_RECURSIVE = 0x8000;
    static final long AT_EMPTY_PATH = 0x1000;

    private static final long MS_REC_PRIVATE = 0x4000 | 1 << 18;
    private static final long MNT_DETACH = 2;
    private static final long RESOLVE_NO_MAGICLINKS = 2;
    private static final long RESOLVE_NO_SYMLINKS = 4;
    private static final long RESOLVE_IN_ROOT = 16;

    private final Architecture architecture;

    Calls(Architecture architecture) {
        this.architecture = architecture;
    }

    /** Opens a directory below the root without ever leaving it. */
    Step openDirectoryIn(Arg root, String path, boolean symlinks) {
        return openIn(
                root,
                path,
                O_PATH | O_CLOEXEC | Flags.directory(architecture),
                "O_PATH|O_DIRECTORY|O_CLOEXEC",
                symlinks);
    }

    /** Opens anything below the root without ever leaving it. */
    Step openAnyIn(Arg root, String path, boolean symlinks) {
        return openIn(root, path, O_PATH | O_CLOEXEC, "O_PATH|O_CLOEXEC", symlinks);
    }

    private Step openIn(Arg root, String path, long flags, String names, boolean symlinks) {
        long resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS | (symlinks ? 0 : RESOLVE_NO_SYMLINKS);
        String how = "RESOLVE_IN_ROOT|RESOLVE_NO_MAGICLINKS" + (symlinks ? "" : "|RESOLVE_NO_SYMLINKS");
        return openat2(root, path, flags, names, resolve, how);
    }

    /** Opens a file as the process will see it, never through /proc/self/exe and its like. */
    Step openPlain(String path, long flags, String names) {
        return openat2(
                CWD, path, flags | O_CLOEXEC, names + "|O_CLOEXEC", RESOLVE_NO_MAGICLINKS, "RESOLVE_NO_MAGICLINKS");
    }

    private static Step openat2(Arg at, String path, long flags, String names, long resolve, String how) {
        Arg openHow =
                new Arg.Struct(List.of(number(flags), number(0), number(resolve)), "{" + names + ", " + how + "}");
        return Step.of(Syscall.OPENAT2, at, text(path), openHow, number(24));
    }

    /** A copy of the mounts at a path, attached nowhere yet. */
    static Step cloneTree(Arg at, String path, boolean recursive) {
        long flags = 1 | O_CLOEXEC | (recursive ? AT_RECURSIVE : 0);
        String names = "OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC" + (recursive ? "|AT_RECURSIVE" : "");
        return Step.of(Syscall.OPEN_TREE, at, text(path), new Arg.Number(flags, names));
    }

    /** A copy of the mount at what was opened, so that no link can lead elsewhere; attached nowhere yet. */
    static Step cloneTree(Arg opened, boolean recursive) {
        long flags = 1 | O_CLOEXEC | AT_EMPTY_PATH | (recursive ? AT_RECURSIVE : 0);
        String names = "OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_EMPTY_PATH" + (recursive ? "|AT_RECURSIVE" : "");
        return Step.of(Syscall.OPEN_TREE, opened, text(""), new Arg.Number(flags, names));
    }

    /** Attaches a tree to a directory or file that was opened. */
    static Step attach(Arg tree, Arg target) {
        return Step.of(
                Syscall.MOVE_MOUNT,
                tree,
                text(""),
                target,
                text(""),
                new Arg.Number(0x4 | 0x40, "MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH"));
    }

    /** Attaches a tree to a path. */
    static Step attachAt(Arg tree, String path) {
        return Step.of(
                Syscall.MOVE_MOUNT, tree, text(""), CWD, text(path), new Arg.Number(0x4, "MOVE_MOUNT_F_EMPTY_PATH"));
    }

    /** Cuts a tree's mounts off from the host's: nothing that is mounted in one appears in the other. */
    static Step setPrivate(Arg tree) {
        return setPropagation(tree, Propagation.PRIVATE, true);
    }

    static Step setPropagation(Arg mount, Propagation propagation, boolean recursive) {
        return mountSetattr(mount, 0, 0, propagation.flag(), propagation.flagName(), recursive);
    }

    /** Cuts all mounts of the process's namespace off from those of others. */
    static Step setAllPrivate() {
        return Step.of(Syscall.MOUNT, NULL, text("/"), NULL, new Arg.Number(MS_REC_PRIVATE, "MS_REC|MS_PRIVATE"), NULL);
    }

    /** The current directory becomes the root, and lies below the old one. */
    static Step pivotRoot() {
        return Step.of(Syscall.PIVOT_ROOT, text("."), text("."));
    }

    /** Takes the mounts at the current directory away: after {@link #pivotRoot} those are all that there were before. */
    static Step detach() {
        return Step.of(Syscall.UMOUNT2, text("."), new Arg.Number(MNT_DETACH, "MNT_DETACH"));
    }

    /** From here on {@link #ROOT} is what was opened under that label. */
    static Step setRoot(String label) {
        return Step.of(Syscall.DUP3, result(label), ROOT, new Arg.Number(O_CLOEXEC, "O_CLOEXEC"));
    }

    /** Sets attributes of an open mount. */
    static Step setAttributes(Arg mount, MountOptions options, boolean recursive) {
        return mountSetattr(
                mount, options.attributes(), options.attributesToClear(), 0, options.attributeText(), recursive);
    }

    private static Step mountSetattr(
            Arg mount, long attributes, long cleared, long propagation, String words, boolean recursive) {
        long flags = AT_EMPTY_PATH | (recursive ? AT_RECURSIVE : 0);
        Arg attr = new Arg.Struct(
                List.of(number(attributes), number(cleared), number(propagation), number(0)), "{" + words + "}");
        return Step.of(
                Syscall.MOUNT_SETATTR,
                mount,
                text(""),
                new Arg.Number(flags, "AT_EMPTY_PATH" + (recursive ? "|AT_RECURSIVE" : "")),
                attr,
                number(32));
    }

    static Step mount(String source, String target, String type, MountOptions options) {
        return Step.of(
                Syscall.MOUNT,
                text(source),
                text(target),
                text(type),
                new Arg.Number(options.flags(), options.flagText()),
                options.data().isEmpty() ? NULL : text(options.data()));
    }

    static Step fchdir(Arg directory) {
        return Step.of(Syscall.FCHDIR, directory);
    }

    static Step mkdir(Arg at, String name) {
        return Step.of(Syscall.MKDIRAT, at, text(name), octal(0755)).ignoringErrors();
    }

    static Step prctl(long option, String name, long value, String valueText) {
        return Step.of(Syscall.PRCTL, new Arg.Number(option, name), new Arg.Number(value, valueText));
    }

    static Arg result(String label) {
        return new Arg.ResultOf(label);
    }
}
