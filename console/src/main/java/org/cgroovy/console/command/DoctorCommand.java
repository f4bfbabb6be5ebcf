package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.console.doctor.Examination;
import org.cgroovy.console.doctor.Finding;

/** {@code doctor}: says what this host can do, and why not. */
final class DoctorCommand implements Command {
    private final PrintStream out;
    private final Options options;

    DoctorCommand(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        boolean json = Arguments.listing("doctor", options, arguments).json();
        List<Finding> findings = Examination.ofThisHost(options.cgroupManager());
        out.println(json ? Json.write(json(findings)) : text(findings));
        return ExitCode.OK;
    }

    static String text(List<Finding> findings) {
        var table = new Table();
        for (Finding finding : findings) {
            String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
            table.add(finding.ok() ? "ok" : "no", finding.topic(), finding.detail() + remedy);
        }
        return table.toString();
    }

    private static List<Map<String, Object>> json(List<Finding> findings) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Finding finding : findings) {
            var row = new LinkedHashMap<String, Object>();
            row.put("topic", finding.topic());
            row.put("ok", finding.ok());
            row.put("detail", finding.detail());
            row.put("remedy", finding.remedy());
            rows.add(row);
        }
        return rows;
    }
}
