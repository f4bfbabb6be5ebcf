package org.cgroovy.console.repl;

import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.dsl.Vocabulary;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers the words that may stand at the cursor: those of the block, the user's own names, the console's commands. */
final class WordCompleter implements Completer {
    private final Supplier<List<String>> names;

    /** @param names what the user has defined */
    WordCompleter(Supplier<List<String>> names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        CursorWord word = CursorWord.of(line.line(), line.cursor());
        String before = word.before().stripTrailing();
        if (before.equals(":")) {
            MetaCommands.NAMES.forEach(name -> candidates.add(new Candidate(name)));
        } else if (!before.endsWith(".")) {
            words(before).forEach(each -> candidates.add(new Candidate(each)));
        }
    }

    private List<String> words(String before) {
        Vocabulary vocabulary;
        try {
            vocabulary = BlockAtCursor.of(before);
        } catch (RuntimeException | Error insideString) {
            return List.of();
        }
        return java.util.stream.Stream.concat(vocabulary.words().stream(), names.get().stream())
                .distinct()
                .toList();
    }
}
