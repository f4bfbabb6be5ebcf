/** What {@code cgroovy doctor} looks at: one small class a check, each pure over the files of a host. */
@NullMarked
package org.cgroovy.console.doctor;

import org.jspecify.annotations.NullMarked;
