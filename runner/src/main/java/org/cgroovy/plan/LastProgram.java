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
    /** What is made in advance, if anything, and what the process does. */
    record Programs(Optional<Op.TakeNamespaces> inAdvance, LaunchProgram launch) {}

    private record Planned(List<Object> description, Programs programs) {}

    private volatile Optional<Planned> last = Optional.empty();

    /**
     * @param description all that a program is planned from
     * @param planner called for a description that is not the last one's
     */
    Programs of(List<Object> description, Supplier<Programs> planner) {
        Optional<Planned> known = last.filter(planned -> planned.description.equals(description));
        if (known.isPresent()) {
            return known.get().programs;
        }
        Programs programs = planner.get();
        last = Optional.of(new Planned(description, programs));
        return programs;
    }
}
