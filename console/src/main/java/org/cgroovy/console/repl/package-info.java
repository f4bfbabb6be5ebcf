/** The console: reads lines at a terminal or from a pipe, evaluates them with Groovy, prints what they give. */
@NullMarked
package org.cgroovy.console.repl;

import org.jspecify.annotations.NullMarked;
