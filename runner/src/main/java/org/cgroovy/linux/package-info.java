/**
 * Bottom layer: the only code that calls the kernel or touches native memory.
 *
 * <pre> linux (here) <- cgroup <- spec <- plan <- runner <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.linux;

import org.jspecify.annotations.NullMarked;
