package org.cgroovy.linux;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The signals.
 *
 * @see "signal(7); the numbers are those of x86-64 and aarch64"
 */
public enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    ILL(4),
    TRAP(5),
    ABRT(6),
    BUS(7),
    FPE(8),
    KILL(9),
    USR1(10),
    SEGV(11),
    USR2(12),
    PIPE(13),
    ALRM(14),
    TERM(15),
    STKFLT(16),
    CHLD(17),
    CONT(18),
    STOP(19),
    TSTP(20),
    TTIN(21),
    TTOU(22),
    URG(23),
    XCPU(24),
    XFSZ(25),
    VTALRM(26),
    PROF(27),
    WINCH(28),
    IO(29),
    PWR(30),
    SYS(31);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The name without SIG, or the number for a real-time signal. */
    public static String wordOf(int number) {
        return Arrays.stream(values())
                .filter(s -> s.number == number)
                .map(Signal::name)
                .findFirst()
                .orElse(Integer.toString(number));
    }

    static String nameOf(int number) {
        return "SIG" + wordOf(number);
    }

    /** Finds a signal by name, with or without SIG, in any case. */
    public static Optional<Signal> named(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        String bare = word.startsWith("SIG") ? word.substring(3) : word;
        return Arrays.stream(values()).filter(s -> s.name().equals(bare)).findFirst();
    }
}
