/**
 * What a console and the runner's service say to each other: one JSON object a message, descriptors beside it. Pure.
 */
@NullMarked
package org.cgroovy.runner.wire;

import org.jspecify.annotations.NullMarked;
