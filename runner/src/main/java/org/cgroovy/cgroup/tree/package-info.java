/**
 * Any cgroup of any hierarchy as an object: where it is, who and what is in it, and what would change it. Changes are plain
 * data, {@link org.cgroovy.cgroup.tree.Change}, which {@code runner} carries out and {@code --explain} prints.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.tree;

import org.jspecify.annotations.NullMarked;
