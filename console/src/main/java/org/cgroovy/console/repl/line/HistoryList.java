package org.cgroovy.console.repl.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.console.UsageException;
import org.jline.reader.History;
import org.jline.reader.LineReader;

/** What was typed, in this session and those before. */
public final class HistoryList {
    private static final String USAGE = ":history [NUMBER], for the last so many lines";

    private HistoryList() {}

    public static String text(Optional<LineReader> reader, List<String> words) {
        if (words.size() > 1 || (words.size() == 1 && !words.get(0).matches("\\d{1,6}"))) {
            throw new UsageException(USAGE);
        }
        int most = words.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(words.get(0));
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : reader.map(LineReader::getHistory)
                .orElseThrow(() -> new UsageException("there is no history without a terminal"))) {
            lines.add("%5d  %s".formatted(entry.index() + 1, entry.line().replace("\n", "\n       ")));
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }
}
