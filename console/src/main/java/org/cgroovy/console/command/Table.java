package org.cgroovy.console.command;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest cell; the last one is not padded. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** @param header none: a table without */
    public Table(String... header) {
        if (header.length > 0) {
            rows.add(header);
        }
    }

    public void add(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] widths = widths();
        var text = new StringBuilder();
        for (String[] row : rows) {
            if (text.length() > 0) {
                text.append('\n');
            }
            appendRow(text, row, widths);
        }
        return text.toString();
    }

    private static void appendRow(StringBuilder text, String[] row, int[] widths) {
        for (int i = 0; i < row.length; i++) {
            text.append(row[i]);
            if (i < row.length - 1) {
                text.append(" ".repeat(widths[i] - row[i].length())).append(GAP);
            }
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return widths;
    }
}
