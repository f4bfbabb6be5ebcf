/** What people look at: the tree of cgroups, what they do, and which limit is in the way. Nothing here loads Groovy. */
@NullMarked
package org.cgroovy.console.view;

import org.jspecify.annotations.NullMarked;
