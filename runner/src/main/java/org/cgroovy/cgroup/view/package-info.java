/**
 * What people look at: the numbers of cgroups as they are now, what changed between two looks, and which limit is in the
 * way. No Groovy and no terminal here; the console draws it.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.view;

import org.jspecify.annotations.NullMarked;
