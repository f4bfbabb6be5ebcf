/**
 * What each control file of Linux means, as data: {@code control-files.txt}, from which help, completion, typed access and
 * errors are made. Pure; nothing of it is read before somebody asks.
 *
 * <pre> linux &lt;- cgroup (here) &lt;- spec &lt;- plan &lt;- runner &lt;- dsl &lt;- console </pre>
 */
@NullMarked
package org.cgroovy.cgroup.manual;

import org.jspecify.annotations.NullMarked;
