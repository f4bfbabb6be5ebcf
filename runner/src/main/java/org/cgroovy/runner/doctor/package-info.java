/**
 * Why the kernel refused, found by looking, and what to do about it. Reads only; {@link org.cgroovy.runner.doctor.Rules}
 * is the table of all that it knows.
 *
 * <pre> linux <- cgroup <- spec <- plan <- runner.doctor (here) <- runner <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.runner.doctor;

import org.jspecify.annotations.NullMarked;
