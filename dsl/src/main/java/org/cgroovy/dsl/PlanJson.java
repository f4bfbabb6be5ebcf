package org.cgroovy.dsl;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.plan.Plan;

/** A plan for programs to read. */
final class PlanJson {
    private PlanJson() {}

    static String write(Plan plan) {
        var map = new LinkedHashMap<String, Object>();
        map.put("container", plan.spec().id());
        map.put("ops", plan.ops().stream().map(Object::toString).toList());
        map.put("cgroups", plan.cgroups().stream().map(Object::toString).toList());
        map.put("notes", plan.notes());
        return write(map);
    }

    /** Changes of cgroups for programs to read. */
    static String write(String purpose, List<Change> changes) {
        var map = new LinkedHashMap<String, Object>();
        map.put("purpose", purpose);
        map.put("changes", changes.stream().map(Object::toString).toList());
        return write(map);
    }

    /** The call of a tool that would change cgroups. */
    static String call(String tool, List<String> words) {
        var map = new LinkedHashMap<String, Object>();
        map.put("tool", tool);
        map.put("words", words);
        return write(map);
    }

    private static String write(Map<String, Object> map) {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
