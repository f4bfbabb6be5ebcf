/**
 * The controllers of cgroup v2, one small class each. The other version has classes of the same names, in the same order.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.v2;

import org.jspecify.annotations.NullMarked;
