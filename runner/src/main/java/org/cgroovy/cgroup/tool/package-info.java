/**
 * The commands of libcgroup, under their names and with their options, output and exit codes.
 *
 * <p>A command ends within a few milliseconds of its start, so what it runs through is plain Java: no lambdas, method
 * references, streams or concatenation by {@code invokedynamic}, each of which costs more than reading a cgroup.
 *
 * <pre> linux <- cgroup (here) <- spec <- plan <- runner <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.tool;

import org.jspecify.annotations.NullMarked;
