/**
 * cgroup hierarchies and controllers: where the host has them, what limits mean in control files, what can be read back.
 *
 * <p>Planning is pure; {@link org.cgroovy.cgroup.CgroupHost#read}, {@link org.cgroovy.cgroup.UsageReader} and
 * {@link org.cgroovy.cgroup.Occupants} read files, and nothing here writes one.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup;

import org.jspecify.annotations.NullMarked;
