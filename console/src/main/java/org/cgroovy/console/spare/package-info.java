/**
 * The warm spare: a virtual machine that has loaded all that scripts need, and waits for one call of the command. It must
 * run it as a fresh one would; where it cannot, or is in doubt, the caller starts a fresh one.
 */
@NullMarked
package org.cgroovy.console.spare;

import org.jspecify.annotations.NullMarked;
