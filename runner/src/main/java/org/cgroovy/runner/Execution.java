package org.cgroovy.runner;

import org.cgroovy.linux.Launched;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;

/** A plan that was carried out: the process and the starter's side of its streams. */
record Execution(Plan plan, Launched process, Streams streams, Stdio stdio) {}
