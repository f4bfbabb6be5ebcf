package org.cgroovy.cgroup;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a cgroup may do to one block device in a second; -1 means max, an empty component leaves the value alone.
 *
 * @param device a path such as {@code "/dev/vda"} or the device's numbers such as {@code "254:0"}
 * @param readBytes bytes read per second
 * @param writeBytes bytes written per second
 * @param readOps read operations per second
 * @param writeOps write operations per second
 */
public record IoThrottle(
        String device, OptionalLong readBytes, OptionalLong writeBytes, OptionalLong readOps, OptionalLong writeOps) {
    private static final Pattern NUMBERS = Pattern.compile("\\d+:\\d+");

    public IoThrottle {
        if (!device.startsWith("/") && !NUMBERS.matcher(device).matches()) {
            throw new IllegalArgumentException(
                    "io device must be a path such as \"/dev/vda\" or numbers such as \"254:0\", got \"" + device
                            + "\"");
        }
        Require.positiveOrMax("io read limit", "bytes per second", readBytes);
        Require.positiveOrMax("io write limit", "bytes per second", writeBytes);
        Require.positiveOrMax("io read limit", "operations per second", readOps);
        Require.positiveOrMax("io write limit", "operations per second", writeOps);
    }

    /** A device without limits, to add some with {@code with…}. */
    public static IoThrottle of(String device) {
        return new IoThrottle(
                device, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public IoThrottle withReadBytes(long perSecond) {
        return new IoThrottle(device, OptionalLong.of(perSecond), writeBytes, readOps, writeOps);
    }

    public IoThrottle withWriteBytes(long perSecond) {
        return new IoThrottle(device, readBytes, OptionalLong.of(perSecond), readOps, writeOps);
    }

    public IoThrottle withReadOps(long perSecond) {
        return new IoThrottle(device, readBytes, writeBytes, OptionalLong.of(perSecond), writeOps);
    }

    public IoThrottle withWriteOps(long perSecond) {
        return new IoThrottle(device, readBytes, writeBytes, readOps, OptionalLong.of(perSecond));
    }

    /**
     * The device's numbers, looked up when it is given as a path.
     *
     * @param controller who asks, for the error
     * @throws LimitException when the path is no block device
     */
    public String numbers(DeviceNumbers lookup, String controller) {
        if (!device.startsWith("/")) {
            return device;
        }
        return lookup.of(device)
                .orElseThrow(() -> new LimitException(
                        controller, device + " is not a block device here", "lsblk lists them; give a whole disk"));
    }
}
