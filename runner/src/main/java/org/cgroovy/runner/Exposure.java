package org.cgroovy.runner;

/**
 * One thing that the inside of a container can or cannot reach.
 *
 * @param what such as {@code capabilities}
 * @param widened whether it is more than a container with the defaults of every word has
 * @param found what there is, in some words
 */
public record Exposure(String what, boolean widened, String found) {}
