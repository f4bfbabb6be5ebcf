package org.cgroovy.runner;

import org.cgroovy.linux.Peer;
import org.cgroovy.plan.Caller;
import org.cgroovy.plan.HostFacts;

/**
 * Somebody who is connected to a runner of root.
 *
 * @param facts of the host, as planning for him needs them
 * @param caller as the policy judges him
 */
public record ServedUser(Peer peer, HostFacts facts, Caller caller) {}
