package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Descriptors;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.User;

/** Standard input, output and error of the process: a terminal of its own, or descriptors that its starter opened. */
final class TerminalSteps {
    /** The socket through which the terminal's other side goes to the starter. */
    static final String SOCKET = "terminal";

    private static final long O_RDWR_NOCTTY = 2 | 0400;
    private static final long TIOCSPTLCK = 0x40045431;
    private static final long TIOCGPTPEER = 0x5441;
    private static final long TIOCSWINSZ = 0x5414;
    private static final long TIOCSCTTY = 0x540e;
    private static final long MS_BIND = 4096;

    private TerminalSteps() {}

    static List<Step> steps(Stdio stdio, User user, Optional<WindowSize> window, boolean ownDev) {
        return switch (stdio) {
            case INHERIT -> List.of();
            case TERMINAL, HELD_TERMINAL -> terminal(user, window, ownDev);
            case CAPTURE, LOG ->
                List.of(
                        redirect(new Arg.HostFd("stdin"), 0),
                        redirect(new Arg.HostFd("stdout"), 1),
                        redirect(new Arg.HostFd("stderr"), 2));
        };
    }

    private static List<Step> terminal(User user, Optional<WindowSize> window, boolean ownDev) {
        var steps = new ArrayList<Step>();
        Arg master = Calls.result("master");
        Arg terminal = Calls.result("tty");
        steps.add(Step.of(
                        Syscall.OPENAT,
                        Calls.CWD,
                        text(ownDev ? "/dev/pts/ptmx" : "/dev/ptmx"),
                        new Arg.Number(O_RDWR_NOCTTY | Calls.O_CLOEXEC, "O_RDWR|O_NOCTTY|O_CLOEXEC"))
                .labelled("master"));
        steps.add(ioctl(master, TIOCSPTLCK, "TIOCSPTLCK", new Arg.Struct(List.of(number(0)), "{0}")));
        steps.add(ioctl(
                        master,
                        TIOCGPTPEER,
                        "TIOCGPTPEER",
                        new Arg.Number(O_RDWR_NOCTTY | Calls.O_CLOEXEC, "O_RDWR|O_NOCTTY|O_CLOEXEC"))
                .labelled("tty"));
        window.ifPresent(size -> steps.add(ioctl(
                master,
                TIOCSWINSZ,
                "TIOCSWINSZ",
                new Arg.Struct(List.of(number(size.word())), "{" + size.rows() + ", " + size.columns() + "}"))));
        steps.add(Step.of(Syscall.SENDMSG, new Arg.HostFd(SOCKET), Descriptors.message("master"), number(0)));
        steps.add(Step.of(Syscall.FCHOWN, terminal, number(user.uid()), number(-1)));
        for (int fd = 0; fd <= 2; fd++) {
            steps.add(redirect(terminal, fd));
        }
        steps.add(ioctl(number(0), TIOCSCTTY, "TIOCSCTTY", number(0)));
        return steps;
    }

    /** The first terminal of a new devpts is number 0. */
    static List<Step> console() {
        return List.of(
                Step.of(Syscall.CHDIR, text("/dev")),
                DeviceSteps.emptyFile("console"),
                Step.of(
                        Syscall.MOUNT,
                        text("/dev/pts/0"),
                        text("/dev/console"),
                        Arg.NULL,
                        new Arg.Number(MS_BIND, "MS_BIND"),
                        Arg.NULL),
                Step.of(Syscall.CHDIR, text("/")));
    }

    private static Step redirect(Arg from, int to) {
        return Step.of(Syscall.DUP3, from, number(to), number(0));
    }

    private static Step ioctl(Arg fd, long request, String name, Arg arg) {
        return Step.of(Syscall.IOCTL, fd, new Arg.Number(request, name), arg);
    }
}
