/**
 * The words of cgroovy: one class a block, the session they act in, and the base class of scripts.
 *
 * <pre> linux &lt;- cgroup &lt;- spec &lt;- plan &lt;- runner &lt;- dsl (quantity &lt;- words (here) &lt;- script) &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.dsl;

import org.jspecify.annotations.NullMarked;
