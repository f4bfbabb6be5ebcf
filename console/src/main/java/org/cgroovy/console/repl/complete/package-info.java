/** What may stand at the cursor, with a line about each; nothing is evaluated for it. */
@NullMarked
package org.cgroovy.console.repl.complete;

import org.jspecify.annotations.NullMarked;
