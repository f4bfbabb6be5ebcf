package org.cgroovy.cgroup.conf;

/**
 * {@code name = value;}
 *
 * @param name a control file, or for a mount the controllers
 * @param value without its quotes; several lines are several writes
 * @param line from 1
 */
public record Assignment(String name, String value, int line) {}
