package org.cgroovy.cgroup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** What control files of one cgroup say, to make them say it again. */
public final class ControlState {
    private static final int NEVER_WRITES = 0444;
    private static final int OWNER_WRITES = 0200;

    private final List<Saved> files;

    /**
     * One of them.
     *
     * @param text without white space around it
     * @param value what has to be written for it
     */
    private record Saved(Path file, String text, String value) {}

    private ControlState(List<Saved> files) {
        this.files = List.copyOf(files);
    }

    /** All that a write to this file changes. Those that cannot be read, or only count, are not in it. */
    public static ControlState before(Path file) {
        List<Saved> files = new ArrayList<>();
        for (String name : WriteBack.states(String.valueOf(file.getFileName()))) {
            save(file.resolveSibling(name), files);
        }
        return new ControlState(files);
    }

    /** All settings of a cgroup; none when it is not there. */
    public static ControlState of(Path directory) {
        List<Saved> files = new ArrayList<>();
        for (Path file : Files.isDirectory(directory) ? PlainFiles.list(directory) : List.<Path>of()) {
            String name = String.valueOf(file.getFileName());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !ControlFiles.MEMBERS.contains(name)
                    && (name.equals(WriteBack.DEVICES) || WriteBack.isSetting(name) && isWritable(file))) {
                save(file, files);
            }
        }
        return new ControlState(files);
    }

    private static void save(Path file, List<Saved> files) {
        PresentValues group = new PresentValues.OfThisHost(file.resolveSibling(""));
        String name = String.valueOf(file.getFileName());
        Optional<String> text = group.of(name);
        if (text.isPresent()) {
            String value = WriteBack.value(name, text.get(), group).orElse("");
            // An idle group has no weight of its own to go back to.
            if (text.get().isEmpty() || !value.isEmpty()) {
                files.add(new Saved(file, text.get(), value));
            }
        }
    }

    private static boolean isWritable(Path file) {
        return !WriteBack.isUsualMode(String.valueOf(file.getFileName()), NEVER_WRITES)
                && (PlainFiles.attribute(file, "mode") & OWNER_WRITES) != 0;
    }

    /**
     * Writes what differs. Values may depend on each other: what is refused is tried again after the others.
     *
     * @throws KernelException the first refusal that remains
     */
    public void restore() {
        List<Saved> rest = files;
        List<KernelException> refusals = new ArrayList<>();
        int before = Integer.MAX_VALUE;
        while (!rest.isEmpty() && rest.size() < before) {
            before = rest.size();
            refusals.clear();
            List<Saved> refused = new ArrayList<>();
            for (Saved saved : rest) {
                try {
                    restore(saved);
                } catch (KernelException e) {
                    refusals.add(e);
                    refused.add(saved);
                }
            }
            rest = refused;
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
    }

    private static void restore(Saved saved) {
        Optional<String> now = ControlFiles.HOST.read(saved.file);
        if (now.isEmpty() || now.get().equals(saved.text)) {
            return;
        }
        String name = String.valueOf(saved.file.getFileName());
        for (FileWrite write : WriteBack.writes(name, saved.text, saved.value, now.get())) {
            PlainFiles.write(saved.file.resolveSibling(write.file()), write.value());
        }
    }
}
