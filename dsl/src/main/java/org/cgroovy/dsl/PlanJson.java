package org.cgroovy.dsl;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
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
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
