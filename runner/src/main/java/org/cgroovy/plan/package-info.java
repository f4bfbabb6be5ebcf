/**
 * Compiles a container description into kernel operations. Pure: opens no file, makes no system call.
 *
 * <pre> linux <- cgroup <- spec <- plan (here) <- runner <- dsl <- console </pre>
 */
@NullMarked
package org.cgroovy.plan;

import org.jspecify.annotations.NullMarked;
