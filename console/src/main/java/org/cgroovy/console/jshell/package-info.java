/** Java, line by line, in the console: JShell on the same session, in the same virtual machine. */
@NullMarked
package org.cgroovy.console.jshell;

import org.jspecify.annotations.NullMarked;
