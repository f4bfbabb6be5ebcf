package org.cgroovy.console.repl.help;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cgroovy.cgroup.manual.ShippedText;
import org.cgroovy.console.UsageException;

/** Ten steps through namespaces and cgroups, each done for real. */
public final class Tour {
    private static final String RUN = "= ";
    private static final String CLEAN = "- ";

    private final List<Step> steps = new ArrayList<>();
    private final List<String> cleaning = new ArrayList<>();

    /** What is told, and the line that is run. */
    record Step(String text, String line) {}

    /** What happens between the steps. */
    public interface Guide {
        /** Whether to go on with this line. */
        boolean goesOn(String line);

        /** Runs a line as if it had been typed; gives whether it worked. */
        boolean run(String line);
    }

    public Tour() {
        for (String stanza : ShippedText.read(Tour.class, "tour.txt").strip().split("\n\n+")) {
            List<String> lines = stanza.lines().toList();
            lines.stream().filter(line -> line.startsWith(CLEAN)).forEach(line -> cleaning.add(behind(line)));
            lines.stream()
                    .filter(line -> line.startsWith(RUN))
                    .forEach(line -> steps.add(new Step(text(lines), behind(line))));
        }
    }

    private static String text(List<String> lines) {
        Predicate<String> told = line -> !line.startsWith(RUN) && !line.startsWith("#");
        return String.join("\n", lines.stream().filter(told).toList());
    }

    private static String behind(String line) {
        return line.substring(RUN.length());
    }

    List<Step> steps() {
        return steps;
    }

    /** Goes through it; what it made is removed at its end, however that comes. */
    public void take(PrintStream out, Guide guide) {
        if (!Greeting.isRoot()) {
            throw new UsageException("the tour makes cgroups and containers, which needs root: sudo cgroovy");
        }
        try {
            for (int i = 0; i < steps.size(); i++) {
                out.println((i == 0 ? "" : "\n") + (i + 1) + "/" + steps.size() + "  "
                        + steps.get(i).text());
                if (!guide.goesOn(steps.get(i).line())
                        || !guide.run(steps.get(i).line())) {
                    return;
                }
            }
            out.println("\nThat was the tour; what it made is removed. help tells more.");
        } finally {
            cleaning.forEach(guide::run);
        }
    }
}
