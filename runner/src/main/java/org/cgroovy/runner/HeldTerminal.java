package org.cgroovy.runner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;

/**
 * The other side of a terminal whose program runs in the background: what it writes goes to the log and, while somebody
 * is attached, to his terminal. Who comes back sees first what was written while he was away.
 */
final class HeldTerminal implements Relay {
    private final Kernel kernel;
    private final int master;
    private final ProgramEnd programEnd;
    private final LogFile log;
    private final int logEnd;
    private final Transfer transfer;
    private final ScreenModes screen = new ScreenModes();
    private boolean over;
    private Optional<Attachment> attached = Optional.empty();
    private byte[] lastScreen = {};
    private long written;
    private long seen;
    private long lost;

    /** @param logEnd the log, open to be written; closed at the end like the master */
    HeldTerminal(Kernel kernel, int master, LogFile log, int logEnd) {
        this.kernel = kernel;
        this.master = master;
        this.programEnd = new ProgramEnd(kernel);
        this.log = log;
        this.logEnd = logEnd;
        this.transfer = new Transfer(kernel);
    }

    @Override
    public void processEnded(Result result) {
        programEnd.tell(result);
    }

    @Override
    public void run() {
        try {
            boolean output = true;
            while (output) {
                boolean[] ready = kernel.poll(new int[] {master, programEnd.descriptor()}, programEnd.patience());
                if (ready[1]) {
                    programEnd.clear();
                }
                output = ready[0] ? read() : !programEnd.hasCome() || ready[1];
            }
        } finally {
            end();
            kernel.close(master);
            programEnd.close();
            kernel.close(logEnd);
        }
    }

    private boolean read() {
        int count = transfer.read(master);
        if (count > 0) {
            take(count);
        }
        return count >= 0;
    }

    private synchronized void take(int count) {
        if (lost > 0) {
            byte[] note = ("[" + lost + " bytes are lost: the disk was full]\r\n").getBytes(StandardCharsets.US_ASCII);
            if (new Transfer(kernel).write(logEnd, note)) {
                written += note.length;
                lost = 0;
            }
        }
        if (transfer.write(logEnd, count)) {
            written += count;
        } else {
            lost += count;
        }
        screen.read(transfer.bytes(count));
        if (attached.isPresent()) {
            transfer.write(RawTerminal.STDOUT, count);
            seen = written;
        }
    }

    /** Nobody may still write to the terminal when it is closed. */
    private synchronized void end() {
        over = true;
        attached.ifPresent(Attachment::end);
        boolean interrupted = false;
        while (attached.isPresent()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the user has typed Ctrl-P Ctrl-Q, or the program has ended; then true. */
    boolean attach() {
        try (var outer = new RawTerminal(kernel);
                var attachment = new Attachment(kernel, outer, master, new Tty(kernel, master))) {
            enter(outer, attachment);
            try {
                attachment.run();
            } finally {
                leave(outer);
            }
            return isOver();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void enter(RawTerminal outer, Attachment attachment) {
        if (over) {
            throw new RunnerException("it has ended");
        }
        if (attached.isPresent()) {
            throw new RunnerException("somebody is attached to it already");
        }
        outer.write(lastScreen);
        Log unseen = log.read(seen);
        outer.write(unseen.note().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        outer.write(unseen.bytes());
        seen = written;
        attached = Optional.of(attachment);
    }

    private synchronized void leave(RawTerminal outer) {
        attached = Optional.empty();
        lastScreen = screen.enter();
        outer.clean(screen, !over || programEnd.wasKilled());
        notifyAll();
    }
}
