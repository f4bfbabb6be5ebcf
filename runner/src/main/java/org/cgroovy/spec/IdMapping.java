package org.cgroovy.spec;

/** One range of user or group ids: {@code size} ids from {@code containerId} are those from {@code hostId} outside. */
public record IdMapping(long containerId, long hostId, long size) {
    public IdMapping {
        if (containerId < 0 || hostId < 0 || size < 1) {
            throw new SpecException(
                    "id mapping must have ids >= 0 and a size >= 1, got " + containerId + " " + hostId + " " + size);
        }
    }

    /** As a line of {@code /proc/PID/uid_map}. */
    @Override
    public String toString() {
        return containerId + " " + hostId + " " + size;
    }
}
