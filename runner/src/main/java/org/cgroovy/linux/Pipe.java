package org.cgroovy.linux;

/** Two connected descriptors: of a pipe the end to read from and the end to write to. */
public record Pipe(int readEnd, int writeEnd) {}
