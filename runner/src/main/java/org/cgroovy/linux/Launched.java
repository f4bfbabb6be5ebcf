package org.cgroovy.linux;

/** A process that reached exec. The pidfd is its owner's to close. */
public record Launched(int pid, int pidfd) {}
