/**
 * The command {@code cgroovy}: console, scripts, libcgroup mirrors, views.
 * <pre> linux &lt;- cgroup &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console (here) </pre>
 */
@NullMarked
package org.cgroovy.console;

import org.jspecify.annotations.NullMarked;
