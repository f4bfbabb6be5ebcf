package org.cgroovy.plan;

import org.cgroovy.linux.ClassicBpf;

/**
 * A compiled system call filter.
 *
 * @param flags SECCOMP_FILTER_FLAG_, as a number and by name
 * @param summary what it lets through, in some words
 */
public record SeccompFilter(ClassicBpf program, long flags, String flagText, String summary) {}
