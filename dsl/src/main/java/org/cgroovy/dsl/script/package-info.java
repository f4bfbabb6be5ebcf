/**
 * Runs scripts, and keeps their compiled classes.
 *
 * <pre> linux &lt;- cgroup &lt;- spec &lt;- plan &lt;- runner &lt;- dsl (quantity &lt;- words &lt;- script (here)) &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.dsl.script;

import org.jspecify.annotations.NullMarked;
