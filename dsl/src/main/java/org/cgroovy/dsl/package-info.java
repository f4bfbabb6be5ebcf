/**
 * The words of cgroovy.
 * <pre> linux &lt;- cgroup &lt;- spec &lt;- plan &lt;- runner &lt;- dsl (here) &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.dsl;

import org.jspecify.annotations.NullMarked;
