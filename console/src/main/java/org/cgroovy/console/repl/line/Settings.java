package org.cgroovy.console.repl.line;

import java.util.List;
import java.util.Optional;
import org.cgroovy.console.UsageException;
import org.jline.reader.LineReader;

/** What can be chosen while the console runs: {@code :set editing-mode vi}. {@code ~/.inputrc} is heeded at its start. */
public final class Settings {
    private static final String MODE = "editing-mode";
    private static final String USAGE = "write :set " + MODE + " vi or :set " + MODE + " emacs";

    private Settings() {}

    /** Gives what is set then. */
    public static String change(Optional<LineReader> at, List<String> words) {
        LineReader reader = at.orElseThrow(() -> new UsageException("nobody types here: there is nothing to set"));
        if (!words.isEmpty()) {
            if (words.size() != 2 || !words.get(0).equals(MODE)) {
                throw new UsageException(USAGE);
            }
            String map = switch (words.get(1)) {
                case "vi" -> LineReader.VIINS;
                case "emacs" -> LineReader.EMACS;
                default -> throw new UsageException(USAGE);
            };
            reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(map));
        }
        boolean vi =
                reader.getKeyMaps().get(LineReader.MAIN) == reader.getKeyMaps().get(LineReader.VIINS);
        return MODE + " " + (vi ? "vi" : "emacs");
    }
}
