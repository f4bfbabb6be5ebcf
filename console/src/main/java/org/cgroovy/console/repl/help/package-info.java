/** What the console tells about itself: help, hints, the greeting, and the tour. */
@NullMarked
package org.cgroovy.console.repl.help;

import org.jspecify.annotations.NullMarked;
