package org.cgroovy.runner;

import java.util.Optional;
import org.cgroovy.linux.Launched;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;

/**
 * A plan that was carried out: the process and the starter's side of its streams.
 *
 * @param mounts a descriptor of its mount namespace: while it is open, the process need not wait for the mounts' end
 */
record Execution(Plan plan, Launched process, Streams streams, Stdio stdio, Optional<Integer> mounts) {}
