/**
 * What a container should be, in the shape and with the names of the OCI runtime-spec. Immutable; knows no host.
 *
 * <pre> linux <- cgroup <- spec (here) <- plan <- runner <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.spec;

import org.jspecify.annotations.NullMarked;
