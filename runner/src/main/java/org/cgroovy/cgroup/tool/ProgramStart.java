package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Replacement;

/** Replaces this process by a program in cgroups; a specification puts another one in its place. */
interface ProgramStart {
    /** The pid that the program will have. */
    long pid();

    /**
     * Enters the cgroups, and runs the program. Comes back only by an exception, but in specifications.
     *
     * @param command the program, found by PATH, and its arguments
     * @throws ToolException when a cgroup or the program cannot be had
     */
    int start(List<Place> places, List<String> command);

    /** In this very process. */
    final class InPlace implements ProgramStart {
        private static final int NOT_RUN = 255;
        private static final byte[] SELF = {'0'};

        @Override
        public long pid() {
            try {
                return Long.parseLong(
                        Files.readSymbolicLink(Path.of("/proc/self")).toString());
            } catch (IOException e) {
                throw new ToolException(Ecg.ECGOTHER, "cannot read /proc/self: is /proc mounted?");
            }
        }

        @Override
        public int start(List<Place> places, List<String> command) {
            Kernel kernel = new Kernel();
            Replacement program = new Replacement(kernel, argv(command), environment(), inherited());
            enter(places, kernel);
            Errno errno = program.run();
            throw new ToolException(
                    NOT_RUN, "execve(\"" + command.get(0) + "\"): " + errno + ", " + errno.description());
        }

        /**
         * This thread alone enters: exec makes it the only one, under the pid of the process, and with memory of its own. The
         * files are open before the first write, as a cgroup that was entered may leave no memory to open another.
         */
        private static void enter(List<Place> places, Kernel kernel) {
            List<Integer> fds = new ArrayList<>();
            for (Place place : places) {
                Path file = place.file(Joining.threadFile(place));
                try {
                    fds.add(kernel.open(file.toString(), Kernel.O_WRONLY, 0));
                } catch (KernelException e) {
                    throw Refusal.ofJoin(place, file, "0", e);
                }
            }
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                try {
                    kernel.write(
                            fds.get(i), SELF, () -> "write(\"" + place.file(Joining.threadFile(place)) + "\", \"0\")");
                } catch (KernelException e) {
                    throw Refusal.ofJoin(place, place.file(Joining.threadFile(place)), "0", e);
                }
            }
        }

        /** The words as the kernel gave them: which bytes they were is lost where they are no text in the locale. */
        private static List<byte[]> argv(List<String> command) {
            List<byte[]> all = raw("cmdline");
            if (all.size() >= command.size()) {
                return all.subList(all.size() - command.size(), all.size());
            }
            List<byte[]> words = new ArrayList<>();
            for (String word : command) {
                words.add(word.getBytes(StandardCharsets.UTF_8));
            }
            return words;
        }

        /** The descriptors above 2 that the launcher was given: it tells them. */
        private static int[] inherited() {
            String fds = System.getProperty("cgroovy.fds", "").strip();
            String[] words = fds.isEmpty() ? new String[0] : fds.split(" ");
            int[] numbers = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                numbers[i] = Integer.parseInt(words[i]);
            }
            return numbers;
        }

        /** As this process got it, but for what its launcher changed so that Java reads all bytes as UTF-8. */
        private static List<byte[]> environment() {
            List<byte[]> environment = raw("environ");
            String before = System.getProperty("cgroovy.lc_all");
            if (before == null) {
                return environment;
            }
            List<byte[]> restored = new ArrayList<>();
            for (byte[] variable : environment) {
                if (!new String(variable, StandardCharsets.ISO_8859_1).startsWith("LC_ALL=")) {
                    restored.add(variable);
                } else if (!before.isEmpty()) {
                    restored.add(("LC_ALL=" + before).getBytes(StandardCharsets.UTF_8));
                }
            }
            return restored;
        }

        /** The texts of a file in which each ends with NUL. */
        private static List<byte[]> raw(String name) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(Path.of("/proc/self/" + name));
            } catch (IOException e) {
                throw new ToolException(Ecg.ECGOTHER, "cannot read /proc/self/" + name + ": is /proc mounted?");
            }
            List<byte[]> texts = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == 0) {
                    texts.add(Arrays.copyOfRange(bytes, from, i));
                    from = i + 1;
                }
            }
            return texts;
        }
    }
}
