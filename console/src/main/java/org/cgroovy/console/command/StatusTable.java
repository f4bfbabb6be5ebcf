package org.cgroovy.console.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.runner.ContainerStatus;

/** The containers of a host as a table, or for programs to read. */
public final class StatusTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private StatusTable() {}

    /** Lines with a header, without a line break at the end. */
    public static String text(List<ContainerStatus> containers) {
        var table = new Table("ID", "STATE", "PID", "OWNER", "STARTED", "COMMAND");
        for (ContainerStatus container : containers) {
            table.add(
                    container.id(),
                    container.state(),
                    container.pid() == 0 ? "-" : Integer.toString(container.pid()),
                    container.detached() ? "detached" : Integer.toString(container.ownerPid()),
                    time(container.started()),
                    String.join(" ", container.command()));
        }
        return table.toString();
    }

    static List<Map<String, Object>> json(List<ContainerStatus> containers) {
        var rows = new ArrayList<Map<String, Object>>();
        for (ContainerStatus container : containers) {
            var row = new LinkedHashMap<String, Object>();
            row.put("id", container.id());
            row.put("state", container.state());
            row.put("pid", container.pid());
            row.put("ownerPid", container.ownerPid());
            row.put("detached", container.detached());
            row.put("started", container.started().toString());
            row.put("command", container.command());
            rows.add(row);
        }
        return rows;
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
