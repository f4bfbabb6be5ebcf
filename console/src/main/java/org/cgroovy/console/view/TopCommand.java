package org.cgroovy.console.view;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.view.Activity;
import org.cgroovy.cgroup.view.ActivityTable;
import org.cgroovy.cgroup.view.Column;
import org.cgroovy.cgroup.view.Looks;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.console.Terminals;
import org.cgroovy.console.command.Command;
import org.jline.terminal.Terminal;

/** {@code cgtop}: what the cgroups are doing, again and again; once and without a screen where there is no terminal. */
public final class TopCommand implements Command {
    private static final String USAGE = "cgroovy cgtop [-t SECONDS] [-s COLUMN] [-n ROWS] [--once] [--json] [PATH]";
    private static final int WIDE = 160;
    private static final double SHORTEST = 0.05;

    private final PrintStream out;
    private final Options options;
    private final Optional<Terminal> terminal;

    public TopCommand(PrintStream out, Options options) {
        this(out, options, Optional.empty());
    }

    /** @param terminal that is open already, and stays so */
    public TopCommand(PrintStream out, Options options, Optional<Terminal> terminal) {
        this.out = out;
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        var given = new ViewArguments(
                USAGE, List.of("-t --time=", "-s --sort=", "-n --rows=", "--once", "--json"), arguments);
        String path = given.address(given.word().orElse("/")).path();
        double seconds = Math.max(SHORTEST, given.number("--time", 1));
        Optional<Column> sort = sort(given);
        Looks before = look(path);
        boolean json = options.json() || given.has("--json");
        if (!json && !given.has("--once") && Terminals.attached()) {
            TopScreen screen = new TopScreen(() -> look(path), sort, seconds);
            return terminal.isPresent() ? screen.run(terminal.get()) : screen.run();
        }
        LockSupport.parkNanos((long) (seconds * 1e9));
        ActivityTable table = new ActivityTable(look(path).since(before), sort);
        int rows = given.has("--rows") ? (int) given.number("--rows", 0) : Integer.MAX_VALUE;
        if (json) {
            out.println(Json.write(
                    table.sorted().stream().limit(rows).map(Activity::json).toList()));
        } else {
            table.lines(width()).stream()
                    .limit(rows == Integer.MAX_VALUE ? rows : rows + 1L)
                    .forEach(out::println);
        }
        return ExitCode.OK;
    }

    private static Looks look(String path) {
        Looks looks = Looks.at(CgroupHost.read(), path, CgroupFiles.HOST);
        if (looks.paths().isEmpty()) {
            throw new CgroupException("there is no cgroup " + path);
        }
        return looks;
    }

    /** By CPU time unless something else is asked for; {@code path} is the order of the tree. */
    private static Optional<Column> sort(ViewArguments given) {
        String name =
                given.value("--sort").orElse("cpu").toUpperCase(Locale.ROOT).replace('-', '_');
        if (name.equals("PATH")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Column.values())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> given.wrong("no column " + name.toLowerCase(Locale.ROOT) + "; there are path, "
                        + Arrays.stream(Column.values()).map(Column::word).collect(Collectors.joining(", ")))));
    }

    private static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDE;
    }
}
