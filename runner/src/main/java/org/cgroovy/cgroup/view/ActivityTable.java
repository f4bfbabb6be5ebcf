package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The table of activities, as wide as there is room.
 *
 * @param sort empty: by path
 */
public record ActivityTable(List<Activity> activities, Optional<Column> sort) {
    private static final int NARROWEST_PATH = 12;

    public ActivityTable {
        activities = List.copyOf(activities);
    }

    /** In the order asked for. */
    public List<Activity> sorted() {
        List<Activity> rows = new ArrayList<>(activities);
        sort.ifPresent(column -> rows.sort(
                Comparator.comparingDouble((Activity row) -> -column.order(row)).thenComparing(Activity::path)));
        return List.copyOf(rows);
    }

    /** The header and a line for each, none wider than so many characters. */
    public List<String> lines(int width) {
        List<Activity> rows = sorted();
        List<Column> columns = fitting(rows, width);
        int rest =
                width - columns.stream().mapToInt(column -> column.width() + 1).sum();
        int longest = rows.stream().mapToInt(row -> row.path().length()).max().orElse(0);
        int path = Math.max(NARROWEST_PATH, Math.min(longest, rest));
        List<String> lines = new ArrayList<>();
        lines.add(line("CGROUP", path, columns.stream().map(this::title).toList(), columns));
        rows.forEach(row -> lines.add(line(
                row.path(),
                path,
                columns.stream().map(column -> column.text(row)).toList(),
                columns)));
        return lines;
    }

    private String title(Column column) {
        return sort.filter(column::equals).isPresent() ? "*" + column.title() : column.title();
    }

    /** Those with something to show, as many as there is room for. */
    private static List<Column> fitting(List<Activity> rows, int width) {
        List<Column> columns = new ArrayList<>();
        int rest = width - NARROWEST_PATH;
        for (Column column : Column.values()) {
            boolean shows = rows.stream().anyMatch(row -> !column.text(row).equals("-"));
            rest -= shows ? column.width() + 1 : 0;
            if (shows && rest >= 0) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static String line(String name, int path, List<String> cells, List<Column> columns) {
        StringBuilder line = new StringBuilder(fit(name, path));
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(' ')
                    .append(" ".repeat(Math.max(0, columns.get(i).width() - cell.length())))
                    .append(cell);
        }
        return line.toString();
    }

    /** The end of a path says more than its beginning. */
    private static String fit(String name, int width) {
        return name.length() <= width
                ? name + " ".repeat(width - name.length())
                : "…" + name.substring(name.length() - width + 1);
    }
}
