/** How a line looks while it is typed: colours, matching brackets, and a hint at its end. */
@NullMarked
package org.cgroovy.console.repl.look;

import org.jspecify.annotations.NullMarked;
