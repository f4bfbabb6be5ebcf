package org.cgroovy.runner.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cgroovy.linux.Errno;

/**
 * One row of the table: at this place, with one of these errors, this is how to find out.
 *
 * @param errnos empty for any
 */
record Rule(Predicate<Failure> place, Set<Errno> errnos, Diagnosis diagnosis) {
    /** Looks for a cause; empty when it is another one. */
    @FunctionalInterface
    interface Diagnosis {
        Optional<Advice> of(Failure failure, Site site);
    }

    static Rule row(Predicate<Failure> place, Diagnosis diagnosis, Errno... errnos) {
        return new Rule(place, Set.of(errnos), diagnosis);
    }

    Optional<Advice> advise(Failure failure, Site site) {
        boolean applies = (errnos.isEmpty() || errnos.contains(failure.errno())) && place.test(failure);
        return applies ? diagnosis.of(failure, site) : Optional.empty();
    }
}
