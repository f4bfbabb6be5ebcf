package org.cgroovy.console.doctor;

import java.util.List;

/** Looks at one side of a host. */
interface Check {
    List<Finding> findings(HostView host);
}
