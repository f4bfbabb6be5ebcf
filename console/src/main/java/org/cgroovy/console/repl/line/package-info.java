/** What the lines of the console are, beside Groovy: commands as in a shell, and those of the console itself. */
@NullMarked
package org.cgroovy.console.repl.line;

import org.jspecify.annotations.NullMarked;
