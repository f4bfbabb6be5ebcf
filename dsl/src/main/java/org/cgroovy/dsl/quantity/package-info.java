/**
 * Quantities with a unit: {@code 50.percent}, {@code 64.MiB}, {@code 10.MiB.perSecond}; the lowest part of the words.
 *
 * <pre> linux &lt;- cgroup &lt;- spec &lt;- plan &lt;- runner &lt;- dsl (quantity (here) &lt;- words &lt;- script) &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.dsl.quantity;

import org.jspecify.annotations.NullMarked;
