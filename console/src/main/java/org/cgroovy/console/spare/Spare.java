package org.cgroovy.console.spare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * Waits for one call, for some minutes at most. It refuses one that a fresh virtual machine would serve otherwise, and then
 * ends, as it does when there is nobody any more whom it could serve: a spare is for the next call like the last one.
 */
public final class Spare {
    private static final long IDLE_SECONDS = Long.getLong("cgroovy.spare.seconds", 600);
    private static final int LOOK_MILLIS = 1000;
    private static final int KILLED = 128 + 9;
    private static final long WATCH_NANOS = 50_000_000;

    /** What the keeper has locked before it started this process: one spare of a user waits at most. */
    private static final int LOCK = 9;

    private final Kernel kernel = new Kernel();
    private final String product = Product.stamp();
    private final String home = System.getProperty("user.dir");
    private final ProcessHandle keeper;
    private final ProcessHandle leader;
    private final Mailbox mailbox;

    private Spare(Path directory, int session) throws IOException {
        this.mailbox = new Mailbox(kernel, directory);
        this.keeper = ProcessHandle.current().parent().orElseThrow(() -> new IOException("no parent"));
        this.leader = ProcessHandle.of(session).orElseThrow(() -> new IOException("no session"));
    }

    /**
     * Gets ready and waits.
     *
     * @param session the pid of its leader
     * @param rehearsal loads what scripts need
     * @return the arguments of the call that is to be run now, in this process; empty when there is none any more
     */
    public static Optional<List<String>> awaitCall(Path directory, int session, Runnable rehearsal) {
        try {
            return new Spare(directory, session).await(rehearsal);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // there is nobody to be told
        }
    }

    private Optional<List<String>> await(Runnable rehearsal) throws IOException {
        kernel.joinGroup(0); // a Ctrl-C of now is not meant
        kernel.changeDirectory("/"); // whose file system nobody wants to unmount
        if (!isOfUse()) {
            return Optional.empty();
        }
        rehearsal.run();
        mailbox.open();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
        boolean claimed = false;
        while (System.nanoTime() < end && isOfUse() && mailbox.isOpen()) {
            if (mailbox.hasCall(LOOK_MILLIS)) {
                return answer();
            }
            if (claimed) {
                break; // whoever claimed it must have died
            }
            claimed = mailbox.isClaimed();
        }
        return Optional.empty();
    }

    /** It must not outlive the session, nor be all that keeps a cgroup or a namespace busy. */
    private boolean isOfUse() {
        var places = Standing.places(ProcFiles.of(leader.pid()));
        places.values().removeIf(String::isEmpty); // what of another user's process is not shown
        var own = Standing.places(ProcFiles.self());
        return keeper.isAlive()
                && leader.isAlive()
                && places.entrySet().stream().allMatch(place -> place.getValue().equals(own.get(place.getKey())));
    }

    private Optional<List<String>> answer() throws IOException {
        boolean taken = false;
        try {
            String[] lines = mailbox.call();
            String[] numbers = lines[0].split(" ");
            int pid = Integer.parseInt(numbers[0]);
            var caller = new Caller(pid, ProcFiles.of(pid), mailbox.calls(), Integer.parseInt(numbers[1]));
            if (isSame(caller.path(lines[1]), "cgroovy.home", "")
                    && isSame(caller.path(lines[2]), "java.home", "bin/java")
                    && product.equals(Product.stamp())
                    && canServe(caller)) {
                takePlaceOf(caller);
                taken = true;
                return Optional.of(caller.arguments());
            }
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.empty();
        } finally {
            mailbox.reply(taken);
        }
    }

    private static boolean isSame(Path path, String property, String below) throws IOException {
        return Files.isSameFile(path, Path.of(System.getProperty(property), below));
    }

    private boolean canServe(Caller caller) throws IOException {
        // The keeper is a shell with what the last call gave it; Java has changed some of that for itself.
        Standing standing = Standing.of(kernel, keeper.pid());
        return caller.isGenuine()
                && !standing.isConfined()
                && standing.difference(Standing.of(kernel, caller.pid())).isEmpty()
                && Standing.places(ProcFiles.self()).equals(Standing.places(caller.files()))
                && caller.files().link("cwd").equals(home)
                && !caller.hasMoreOpen();
    }

    private void takePlaceOf(Caller caller) throws IOException {
        int pidfd = kernel.pidfdOpen(caller.pid());
        for (int fd = 0; fd < Caller.STANDARD.size(); fd++) {
            kernel.renumber(kernel.pidfdGetfd(pidfd, Caller.STANDARD.get(fd)), fd);
        }
        kernel.close(pidfd);
        kernel.changeDirectory(caller.path("").toString());
        kernel.joinGroup(caller.group());
        kernel.close(LOCK);
        endWith(ProcessHandle.of(caller.pid()).orElseThrow(() -> new IOException("the caller has gone")));
    }

    /** Whoever kills the caller kills this process, as it is the one that was meant. */
    private static void endWith(ProcessHandle caller) {
        var thread = new Thread(
                () -> {
                    // To wait in the kernel would be simpler; but Java, when it ends, gives threads there 300 ms.
                    while (caller.isAlive()) {
                        LockSupport.parkNanos(WATCH_NANOS);
                    }
                    Runtime.getRuntime().halt(KILLED);
                },
                "cgroovy-caller");
        thread.setDaemon(true);
        thread.start();
    }
}
