package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.v2.DeviceProgram;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.spec.IdMapping;

/** One operation on the host. The closed vocabulary of the privileged part: adding a kind is a security review. */
public sealed interface Op {
    void accept(Visitor visitor);

    /** Whoever does something with every kind of operation. */
    interface Visitor {
        void claim(Claim op);

        void startScope(StartScope op);

        void enterScope(EnterScope op);

        void makeCgroup(MakeCgroup op);

        void enableController(EnableController op);

        void writeControl(WriteControl op);

        void guardDevices(GuardDevices op);

        void openFile(OpenFile op);

        void makeInit(MakeInit op);

        void takeNamespaces(TakeNamespaces op);

        void connect(Connect op);

        void launch(Launch op);

        void publish(Publish op);
    }

    /** Takes the container's name, by a note of what is about to be made. */
    record Claim(Path note) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.claim(this);
        }

        @Override
        public String toString() {
            return "claim " + note;
        }
    }

    /** Has systemd make the scope in whose cgroup containers are, when it is not there. */
    record StartScope(SystemdScope scope) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.startScope(this);
        }

        @Override
        public String toString() {
            return "systemd, unless it has " + scope.name() + ":\n    "
                    + scope.startCommand().stream().map(StartScope::quoted).collect(Collectors.joining(" "));
        }

        private static String quoted(String word) {
            return word.contains(" ") ? "\"" + word.replace("\"", "\\\"") + "\"" : word;
        }
    }

    /** Has systemd move this process into the scope, where it may start containers from. */
    record EnterScope(SystemdScope scope) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.enterScope(this);
        }

        @Override
        public String toString() {
            return "systemd, unless this process, PID, is in " + scope.name() + ":\n    "
                    + String.join(" ", scope.enterCommand("PID"));
        }
    }

    /** Makes a cgroup, and its parents. */
    record MakeCgroup(Path directory) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.makeCgroup(this);
        }

        @Override
        public String toString() {
            return "mkdir " + directory;
        }
    }

    /** Lets the children of a v2 cgroup have a controller, by its {@code cgroup.subtree_control}. */
    record EnableController(Path file, String controller) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.enableController(this);
        }

        @Override
        public String toString() {
            return "write +" + controller + " > " + file;
        }
    }

    /** Writes a control file; the note shows a conversion. */
    record WriteControl(Path file, String value, String note) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.writeControl(this);
        }

        @Override
        public String toString() {
            return "write " + value.strip() + " > " + file + (note.isEmpty() ? "" : "  # " + note);
        }
    }

    /** Has an eBPF program decide which devices may be opened and made in a v2 cgroup; it goes with the cgroup. */
    record GuardDevices(Path directory, DeviceProgram program) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.guardDevices(this);
        }

        @Override
        public String toString() {
            return "bpf(BPF_PROG_ATTACH, \"" + directory + "\", CGROUP_DEVICE), a program of "
                    + program.code().instructions().size() + " instructions; the first line that fits decides\n"
                    + program.toString().indent(4).stripTrailing();
        }
    }

    /** Opens a file for the launch program, which knows it by this name. */
    record OpenFile(String name, Path path, Mode mode) implements Op {
        /** How it is opened. */
        public enum Mode {
            READ("O_RDONLY"),
            WRITE("O_WRONLY"),
            PATH("O_PATH"),
            DIRECTORY("O_RDONLY|O_DIRECTORY");

            private final String text;

            Mode(String text) {
                this.text = text;
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.openFile(this);
        }

        @Override
        public String toString() {
            return "<" + name + "> = open(\"" + path + "\", " + mode.text + ")";
        }
    }

    /** Puts the program that is PID 1 where init is asked for into a sealed anonymous file. */
    record MakeInit(String name) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.makeInit(this);
        }

        @Override
        public String toString() {
            return "<" + name + "> = memfd of the init program";
        }
    }

    /**
     * Takes fresh namespaces that were made in advance.
     *
     * @param steps the calls that made them, in a thread of the runner; for them {@code <root>} is any open file
     */
    record TakeNamespaces(List<Namespace> namespaces, List<Step> steps) implements Op {
        public TakeNamespaces {
            namespaces = List.copyOf(namespaces);
            steps = List.copyOf(steps);
        }

        /** What the launch program calls their open files. */
        public List<String> names() {
            return namespaces.stream().map(NamespaceSteps::fileName).toList();
        }

        /** What the launch program calls the open file of a namespace. */
        public static String name(Namespace namespace) {
            return NamespaceSteps.fileName(namespace);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.takeNamespaces(this);
        }

        @Override
        public String toString() {
            String open = names().stream().map(name -> "<" + name + ">").collect(Collectors.joining(", "));
            String calls = steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
            return open + " = made in advance\n" + calls.indent(4).stripTrailing();
        }
    }

    /** Prepares the other ends of the process's standard input, output and error. */
    record Connect(Stdio stdio) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.connect(this);
        }

        @Override
        public String toString() {
            return "connect stdio: " + stdio.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Makes the process.
     *
     * @param ids present when the process waits until its ids are mapped
     */
    record Launch(LaunchProgram program, Optional<IdMaps> ids) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.launch(this);
        }

        @Override
        public String toString() {
            return "launch" + ids.map(maps -> " (" + maps + ")").orElse("") + "\n"
                    + program.toString().indent(4).stripTrailing();
        }
    }

    /** Adds the process to the note: from here on the container runs. */
    record Publish(Path note) implements Op {
        @Override
        public void accept(Visitor visitor) {
            visitor.publish(this);
        }

        @Override
        public String toString() {
            return "publish " + note;
        }
    }

    /**
     * What goes into {@code uid_map} and {@code gid_map}.
     *
     * @param denySetgroups needed when the writer of gid_map is an ordinary user
     * @param uidProgram what writes uid_map, when the user may not: {@code newuidmap}
     * @param gidProgram the same for gid_map
     */
    record IdMaps(
            List<IdMapping> uids,
            List<IdMapping> gids,
            boolean denySetgroups,
            Optional<String> uidProgram,
            Optional<String> gidProgram) {
        public IdMaps {
            uids = List.copyOf(uids);
            gids = List.copyOf(gids);
        }

        @Override
        public String toString() {
            return "uid_map " + uids + by(uidProgram) + ", gid_map " + gids + by(gidProgram)
                    + (denySetgroups ? ", setgroups deny" : "");
        }

        private static String by(Optional<String> program) {
            return program.map(path -> " by " + path).orElse("");
        }
    }
}
