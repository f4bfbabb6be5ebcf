package org.cgroovy.console.doctor;

/**
 * One thing that a host has or lacks.
 *
 * @param remedy what to do about it, or what is done without it; empty when all is well
 */
public record Finding(String topic, boolean ok, String detail, String remedy) {
    static Finding ok(String topic, String detail) {
        return new Finding(topic, true, detail, "");
    }

    static Finding no(String topic, String detail, String remedy) {
        return new Finding(topic, false, detail, remedy);
    }
}
