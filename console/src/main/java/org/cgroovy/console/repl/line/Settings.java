package org.cgroovy.console.repl.line;

import java.util.List;
import java.util.Optional;
import org.cgroovy.console.UsageException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.SuggestionType;

/** What can be chosen while the console runs: {@code :set editing-mode vi}. {@code ~/.inputrc} is heeded at its start. */
public final class Settings {
    private static final String MODE = "editing-mode";
    private static final String HINTS = "hints";
    private static final String USAGE =
            "write :set editing-mode vi, :set editing-mode emacs, :set hints on or :set hints off";

    private Settings() {}

    /** Gives what is set then. */
    public static String change(Optional<LineReader> at, List<String> words) {
        LineReader reader = at.orElseThrow(() -> new UsageException("nobody types here: there is nothing to set"));
        if (!words.isEmpty()) {
            switch (String.join(" ", words)) {
                case MODE + " vi" -> keys(reader, LineReader.VIINS);
                case MODE + " emacs" -> keys(reader, LineReader.EMACS);
                case HINTS + " on" -> reader.setAutosuggestion(SuggestionType.TAIL_TIP);
                case HINTS + " off" -> reader.setAutosuggestion(SuggestionType.NONE);
                default -> throw new UsageException(USAGE);
            }
        }
        boolean vi =
                reader.getKeyMaps().get(LineReader.MAIN) == reader.getKeyMaps().get(LineReader.VIINS);
        boolean hints = reader.getAutosuggestion() == SuggestionType.TAIL_TIP;
        return MODE + " " + (vi ? "vi" : "emacs") + "\n" + HINTS + " " + (hints ? "on" : "off");
    }

    private static void keys(LineReader reader, String map) {
        reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(map));
    }
}
