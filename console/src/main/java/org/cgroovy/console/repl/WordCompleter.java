package org.cgroovy.console.repl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cgroovy.dsl.Vocabulary;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers the words that may stand at the cursor: those of the block, the user's own names, the console's commands, control files. */
final class WordCompleter implements Completer {
    private final Supplier<List<String>> names;
    private final Function<String, Optional<Object>> values;

    /**
     * @param names what the user has defined
     * @param values what that is, by its name
     */
    WordCompleter(Supplier<List<String>> names, Function<String, Optional<Object>> values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        ControlFileNames.Offer files = ControlFileNames.at(line.line().substring(0, line.cursor()), values);
        if (!files.names().isEmpty()) {
            String end = line.line().startsWith(files.end(), line.cursor()) ? "" : files.end();
            files.names().forEach(name -> candidates.add(file(name, end)));
            return;
        }
        CursorWord word = CursorWord.of(line.line(), line.cursor());
        String before = word.before().stripTrailing();
        if (before.equals(":")) {
            MetaCommands.NAMES.forEach(name -> candidates.add(new Candidate(name)));
        } else if (!before.endsWith(".")) {
            words(before).forEach(each -> candidates.add(new Candidate(each)));
        }
    }

    /** With what closes the name, and without the space that ends a word. */
    private static Candidate file(String name, String end) {
        return new Candidate(name + end, name, null, null, null, null, false);
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
