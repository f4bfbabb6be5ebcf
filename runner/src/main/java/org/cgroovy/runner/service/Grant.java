package org.cgroovy.runner.service;

import org.cgroovy.plan.Ceiling;

/**
 * What a user has from the administrator.
 *
 * @param containers how many at once
 * @param requests how many are worked on at once
 */
record Grant(boolean allowed, int containers, int requests, Ceiling ceiling) {
    private static final int CONTAINERS = 100;
    private static final int REQUESTS = 16;

    static Grant of(Rule rule) {
        Ceiling standard = Ceiling.DEFAULT;
        return new Grant(
                rule.allow().orElse(true),
                rule.containers().orElse(CONTAINERS),
                rule.requests().orElse(REQUESTS),
                new Ceiling(
                        rule.cpuMicros(),
                        rule.cpus(),
                        rule.memoryBytes(),
                        rule.swapBytes(),
                        rule.pids().isPresent() ? rule.pids() : standard.pids(),
                        rule.mounts().orElse(standard.mounts())));
    }
}
