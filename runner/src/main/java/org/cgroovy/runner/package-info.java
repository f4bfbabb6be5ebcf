/**
 * Executes plans, keeps containers, and undoes what failed.
 *
 * <pre> linux <- cgroup <- spec <- plan <- runner (here) <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.runner;

import org.jspecify.annotations.NullMarked;
