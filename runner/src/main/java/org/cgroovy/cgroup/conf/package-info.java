/**
 * The configuration files of libcgroup, cgconfig.conf(5) and cgrules.conf(5), as records. Pure: texts come in, and what is
 * not right is a {@link org.cgroovy.cgroup.conf.ConfException} that names the file, the line and the reason.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.conf;

import org.jspecify.annotations.NullMarked;
