package org.cgroovy.console.view;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupAddress;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.view.Branch;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.console.UtfLocale;
import org.cgroovy.console.command.Command;

/** {@code cgtree}: the cgroups of each hierarchy as a tree, with what they use and what they may use. */
public final class TreeCommand implements Command {
    private static final String USAGE =
            "cgroovy cgtree [-c CONTROLLER[,CONTROLLER…]] [-d DEPTH] [--ascii] [--json] [PATH | CONTROLLERS:PATH]";
    private static final int ALL = Integer.MAX_VALUE;

    private final PrintStream out;
    private final Options options;

    public TreeCommand(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        var given =
                new ViewArguments(USAGE, List.of("-c --controller=", "-d --depth=", "--ascii", "--json"), arguments);
        CgroupFiles files = CgroupFiles.HOST;
        CgroupHost host = CgroupHost.read();
        CgroupAddress address = given.address(given.word().orElse("/"));
        if (given.has("--controller")) {
            address = given.address(given.value("--controller").orElse("") + ":" + address.path());
        }
        List<Cgroup> tops = address.cgroups(host, files);
        if (tops.stream().noneMatch(files::exists)) {
            throw new CgroupException("there is no cgroup " + address);
        }
        int depth = given.has("--depth") ? (int) given.number("--depth", 0) : ALL;
        List<Branch> trees = tops.stream()
                .filter(files::exists)
                .map(top -> Branch.of(top, depth, files))
                .toList();
        if (options.json() || given.has("--json")) {
            out.println(Json.write(trees.stream().map(TreeCommand::json).toList()));
        } else {
            boolean ascii = given.has("--ascii") || !UtfLocale.isSet();
            for (int i = 0; i < trees.size(); i++) {
                out.print(i == 0 ? "" : "\n");
                print(trees.get(i), ascii);
            }
        }
        return ExitCode.OK;
    }

    private void print(Branch tree, boolean ascii) {
        Hierarchy hierarchy = tree.reading().cgroup().hierarchy();
        out.println(hierarchy.label() + "  v" + (hierarchy.unified() ? 2 : 1) + "  " + hierarchy.mount());
        List<String[]> lines = new ArrayList<>(tree.lines());
        int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
        for (String[] line : lines) {
            String name =
                    ascii ? line[0].replace("├─", "|-").replace("└─", "`-").replace("│", "|") : line[0];
            out.println((name + " ".repeat(width - line[0].length() + 2) + line[1]).stripTrailing());
        }
    }

    private static Map<String, Object> json(Branch tree) {
        Hierarchy hierarchy = tree.reading().cgroup().hierarchy();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hierarchy", hierarchy.label());
        map.put("version", hierarchy.unified() ? 2 : 1);
        map.put("mount", hierarchy.mount().toString());
        map.put("controllers", hierarchy.controllers());
        map.put("tree", tree.json());
        return map;
    }
}
