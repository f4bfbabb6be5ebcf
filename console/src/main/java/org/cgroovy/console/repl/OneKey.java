package org.cgroovy.console.repl;

import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/** A key that runs what help has shown. */
final class OneKey {
    private static final String WIDGET = "cgroovy-run-example";
    private static final String NAME = "F5";
    /** What xterm and the console of Linux send for it. */
    private static final String[] SEQUENCES = {"\033[15~", "\033[[E"};

    private OneKey() {}

    /** Gives the name of the key. */
    static String offer(LineReader reader, String line) {
        reader.getWidgets().put(WIDGET, () -> {
            reader.getBuffer().clear();
            reader.getBuffer().write(line);
            reader.callWidget(LineReader.ACCEPT_LINE);
            return true;
        });
        for (String map : new String[] {LineReader.EMACS, LineReader.VIINS, LineReader.VICMD}) {
            KeyMap<org.jline.reader.Binding> keys = reader.getKeyMaps().get(map);
            if (keys != null) {
                keys.bind(new Reference(WIDGET), SEQUENCES);
            }
        }
        return NAME;
    }
}
