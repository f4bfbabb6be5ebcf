/** The commands beside scripts and the console; none loads Groovy or JLine. */
@NullMarked
package org.cgroovy.console.command;

import org.jspecify.annotations.NullMarked;
