package org.cgroovy.console.repl.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.tool.DslLine;
import org.cgroovy.cgroup.tool.Tools;

/** What was typed and worked, to be saved as a script. */
public final class Transcript {
    private static final String HEAD = "#!/usr/bin/env cgroovy\n";
    private static final Pattern LAST = Pattern.compile("(?<![\\w$.])__?(?![\\w$])");
    private static final Pattern DEFINED = Pattern.compile(
            "(?:(?:class|interface|enum|record|trait)\\s+(\\w+)|(?:def|void|[\\w.<>\\[\\]]+)\\s+(\\w+)\\s*\\([^)]*\\)\\s*\\{).*",
            Pattern.DOTALL);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String text, boolean value) {}

    /** @param value whether it gave one, which {@code _} then was */
    public void add(String groovy, boolean value) {
        if (groovy.strip().matches("exception\\b.*")) {
            return; // a look at what went wrong, which a script does not have
        }
        entries.add(new Entry(groovy.strip(), value));
    }

    /** A command: those that scripts have as words stand so in the script, others as a comment. */
    public void add(ShellLine command) {
        if (Tools.NAMES.contains(command.name()) && !command.name().equals("cgexec")) {
            String call = DslLine.call(command.name(), command.words());
            boolean lists = List.of("lscgroup", "lssubsys", "cgget", "cgxget").contains(command.name());
            String form = call.endsWith("()") ? call : call.replaceFirst(" ", "(") + ")";
            entries.add(new Entry(
                    lists ? form + ".each { println it }" : call.startsWith("cgsnapshot") ? "println " + form : call,
                    false));
        } else if (command.name().equals("ps")) {
            entries.add(new Entry("ps().each { println it }", false));
        } else {
            entries.add(new Entry("// " + (command.name() + " " + command.rest()).strip(), false));
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The last one; empty before the first. */
    public Optional<String> last() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).text());
    }

    /** All of it as one script. Of what was defined twice, the last definition. */
    public String script() {
        boolean usesLast =
                entries.stream().anyMatch(entry -> LAST.matcher(entry.text()).find());
        Map<String, Integer> definitions = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            int at = i;
            defined(entries.get(i).text()).ifPresent(name -> definitions.put(name, at));
        }
        StringBuilder script = new StringBuilder(HEAD);
        script.append(usesLast ? "_ = null; __ = null\n" : "");
        boolean kept = false;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Optional<Integer> latest = defined(entry.text()).map(definitions::get);
            if (latest.isPresent() && latest.get() != i) {
                continue;
            }
            boolean keep = usesLast && entry.value();
            // The value before the last moves on behind the statement, but never at the end: the script has its value.
            script.append(kept ? "__ = ___\n" : "");
            script.append(keep ? "___ = _\n" : "");
            script.append(Statements.global(entry.text(), keep)).append('\n');
            kept = keep;
        }
        return script.toString();
    }

    private static Optional<String> defined(String text) {
        Matcher matcher = DEFINED.matcher(text);
        return matcher.matches()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) + "()" : matcher.group(1))
                : Optional.empty();
    }
}
