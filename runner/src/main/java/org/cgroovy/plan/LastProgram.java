package org.cgroovy.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgroovy.linux.LaunchProgram;

/**
 * Keeps the launch program that was planned last, for the next container if it is described alike: a script often starts
 * many that differ in nothing but their names. A program does not know the name.
 */
public final class LastProgram {
    private record Planned(List<Object> description, LaunchProgram program) {}

    private volatile Optional<Planned> last = Optional.empty();

    /**
     * @param description all that a program is planned from
     * @param planner called for a description that is not the last one's
     */
    LaunchProgram of(List<Object> description, Supplier<LaunchProgram> planner) {
        Optional<Planned> known = last.filter(planned -> planned.description.equals(description));
        if (known.isPresent()) {
            return known.get().program;
        }
        LaunchProgram program = planner.get();
        last = Optional.of(new Planned(description, program));
        return program;
    }
}
