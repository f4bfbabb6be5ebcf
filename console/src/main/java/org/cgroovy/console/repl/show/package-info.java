/** How the console shows values and errors. */
@NullMarked
package org.cgroovy.console.repl.show;

import org.jspecify.annotations.NullMarked;
