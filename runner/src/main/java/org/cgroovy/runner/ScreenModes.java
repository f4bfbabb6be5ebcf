package org.cgroovy.runner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a program has switched a terminal to, read from its output: the other screen, a hidden cursor, the mouse, colours.
 * A program that is killed does not switch back, and stty(1) knows nothing of all that.
 *
 * @see "console_codes(4); xterm, ctlseqs: DECSET, SGR, DECSTBM, DECKPAM"
 */
final class ScreenModes {
    private static final byte ESCAPE = 0x1b;
    private static final int LONGEST = 64;

    /** Of the other screen one comes back to the place where one was. */
    private static final Set<String> OTHER_SCREENS = Set.of("?47", "?1047", "?1049");

    /** What stays as it is: a program that ends leaves them so too, or they only tell how it draws. */
    private static final String HARMLESS = "3|4|8|12|45|2026";
    /** What is on, where nobody has said otherwise: wrapping lines, and the cursor. */
    private static final String USUAL = "7|25";

    private enum State {
        TEXT,
        ESCAPED,
        SEQUENCE,
        CHARSET
    }

    /** What brings each mode back in, and what undoes it; by its name in the terminal's language. */
    private record Mode(String enter, String leave) {}

    private final Map<String, Mode> modes = new TreeMap<>();
    private final StringBuilder sequence = new StringBuilder();
    private State state = State.TEXT;
    private boolean lineBegun;
    private boolean lineBegunBefore;

    /** Reads on. */
    void read(byte[] output) {
        for (byte each : output) {
            read(each);
        }
    }

    private void read(byte each) {
        char c = (char) (each & 0xff);
        switch (state) {
            case TEXT -> {
                if (each == ESCAPE) {
                    state = State.ESCAPED;
                } else {
                    lineBegun = c != '\n' && (lineBegun || c >= ' ');
                }
            }
            case ESCAPED -> escaped(c);
            case CHARSET -> {
                set("charset", c == 'B', "\033(" + c, "\033(B");
                state = State.TEXT;
            }
            default -> {
                sequence.append(c);
                if (c >= '@' && c <= '~') {
                    apply(sequence.substring(0, sequence.length() - 1), c);
                    state = State.TEXT;
                } else if (sequence.length() > LONGEST) {
                    state = State.TEXT;
                }
            }
        }
    }

    private void escaped(char c) {
        state = State.TEXT;
        switch (c) {
            case '[' -> {
                sequence.setLength(0);
                state = State.SEQUENCE;
            }
            case '(' -> state = State.CHARSET;
            case '=', '>' -> set("keypad", c == '>', "\033=", "\033>");
            case 'c' -> modes.clear(); // reset to the initial state
            default -> state = c == ESCAPE ? State.ESCAPED : State.TEXT;
        }
    }

    private void apply(String parameters, char command) {
        if (parameters.startsWith("?") && (command == 'h' || command == 'l')) {
            for (String mode : parameters.substring(1).split(";", -1)) {
                decset(mode, command == 'h');
            }
        } else if (command == 'm') {
            set("colour", parameters.matches("0*"), "\033[" + parameters + "m", "\033[m");
        } else if (command == 'r' && !parameters.startsWith("?")) {
            set("region", parameters.isEmpty(), "\033[" + parameters + "r", "\0337\033[r\0338");
        } else if (parameters.equals("4") && (command == 'h' || command == 'l')) {
            set("insert", command == 'l', "\033[4h", "\033[4l");
        }
    }

    private void decset(String mode, boolean on) {
        if (OTHER_SCREENS.contains("?" + mode) && on != modes.containsKey("?" + mode)) {
            lineBegunBefore = on ? lineBegun : lineBegunBefore;
            lineBegun = on ? lineBegun : lineBegunBefore;
        }
        if (mode.matches("\\d{1,5}") && !mode.matches(HARMLESS)) {
            boolean usual = mode.matches(USUAL);
            set("?" + mode, on == usual, "\033[?" + mode + (on ? "h" : "l"), "\033[?" + mode + (usual ? "h" : "l"));
        }
    }

    private void set(String name, boolean plain, String enter, String leave) {
        if (plain) {
            modes.remove(name);
        } else {
            modes.put(name, new Mode(enter, leave));
        }
    }

    /** What to write so that the terminal is again as it was; nothing when the program has seen to that. */
    byte[] leave() {
        return bytes(modes.values().stream().map(Mode::leave));
    }

    /** What to write to another terminal before it shows what this program writes. */
    byte[] enter() {
        return bytes(modes.values().stream().map(Mode::enter));
    }

    /** What to write so that the next text begins a line. */
    byte[] freshLine() {
        boolean other = OTHER_SCREENS.stream().anyMatch(modes::containsKey);
        return ((other ? lineBegunBefore : lineBegun) ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(Stream<String> sequences) {
        var out = new ByteArrayOutputStream();
        sequences.forEach(each -> out.writeBytes(each.getBytes(StandardCharsets.US_ASCII)));
        return out.toByteArray();
    }
}
