package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Counterpart;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Version;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.HelpText;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.console.UsageException;
import org.cgroovy.dsl.HelpTopics;
import org.cgroovy.dsl.WordException;

/** {@code help}: what a control file means, which a controller has, or how cgroovy is called. */
final class HelpCommand implements Command {
    private static final String JSON = "--json";

    private final PrintStream out;
    private final Options options;

    HelpCommand(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        List<String> topics =
                arguments.stream().filter(word -> !word.equals(JSON)).toList();
        if (options.json() || arguments.contains(JSON)) {
            out.println(Json.write(topics.stream()
                    .flatMap(topic -> files(topic).stream())
                    .map(HelpCommand::json)
                    .toList()));
        } else if (topics.isEmpty()) {
            out.print(HelpText.TEXT);
        } else {
            out.println(
                    String.join("\n\n", topics.stream().map(HelpCommand::text).toList()));
        }
        return ExitCode.OK;
    }

    private static String text(String topic) {
        try {
            return HelpTopics.about(topic);
        } catch (WordException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()));
        }
    }

    private static List<ControlFile> files(String topic) {
        List<ControlFile> named = Manual.SHIPPED.named(topic);
        List<ControlFile> files = named.isEmpty() ? Manual.SHIPPED.of(topic) : named;
        if (files.isEmpty()) {
            text(topic); // says what may have been meant
        }
        return files;
    }

    private static Map<String, Object> json(ControlFile file) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", file.name());
        row.put("versions", file.versions().stream().map(Version::label).toList());
        row.put("controller", file.controller());
        row.put("meaning", file.what());
        row.put("form", file.form().label());
        row.put("unit", file.unit());
        row.put("access", file.access().label());
        row.put("instead", file.instead());
        row.put("presence", file.presence().words());
        row.put("takes", file.access().writable() ? file.accepted() : "");
        row.put("range", file.range());
        row.put("default", file.initial().orElse(""));
        row.put("since", file.since());
        row.put("until", file.until());
        row.put("counterparts", file.counterpart().map(Counterpart::names).orElse(List.of()));
        row.put("noCounterpart", file.counterpart().map(Counterpart::reason).orElse(""));
        row.put("example", file.example());
        return row;
    }
}
