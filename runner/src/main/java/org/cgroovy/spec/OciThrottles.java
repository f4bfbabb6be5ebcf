package org.cgroovy.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.IoThrottle;

/** Limits of block devices, from the four lists of OCI's {@code blockIO} and from our annotations. */
final class OciThrottles {
    private final Map<String, IoThrottle> throttles = new LinkedHashMap<>();

    /** As in v2's io.max: {@code rbps=1048576 wiops=max}. */
    static String text(IoThrottle throttle) {
        var words = new ArrayList<String>();
        add(words, "rbps", throttle.readBytes());
        add(words, "wbps", throttle.writeBytes());
        add(words, "riops", throttle.readOps());
        add(words, "wiops", throttle.writeOps());
        return String.join(" ", words);
    }

    private static void add(List<String> words, String name, OptionalLong value) {
        value.ifPresent(number -> words.add(name + "=" + (number < 0 ? "max" : Long.toString(number))));
    }

    OciThrottles blockIo(JsonObject blockIo) {
        add(blockIo, "throttleReadBpsDevice", IoThrottle::withReadBytes);
        add(blockIo, "throttleWriteBpsDevice", IoThrottle::withWriteBytes);
        add(blockIo, "throttleReadIOPSDevice", IoThrottle::withReadOps);
        add(blockIo, "throttleWriteIOPSDevice", IoThrottle::withWriteOps);
        return this;
    }

    private void add(JsonObject blockIo, String key, BiFunction<IoThrottle, Long, IoThrottle> with) {
        for (JsonObject entry : blockIo.objects(key)) {
            long rate = entry.requiredNumber("rate");
            String device = entry.requiredNumber("major") + ":" + entry.requiredNumber("minor");
            put(
                    entry.at("major", () -> IoThrottle.of(device)).device(),
                    throttle -> entry.at("rate", () -> with.apply(throttle, rate == 0 ? -1 : rate)));
        }
    }

    OciThrottles annotations(JsonObject config) {
        JsonObject object = config.object("annotations");
        config.textsByName("annotations").forEach((key, text) -> {
            if (key.startsWith(OciJson.IO)) {
                String device = object.at(key, () -> IoThrottle.of(key.substring(OciJson.IO.length())))
                        .device();
                for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1))) {
                    put(device, throttle -> object.at(key, () -> with(throttle, word)));
                }
            }
        });
        return this;
    }

    private static IoThrottle with(IoThrottle throttle, String word) {
        Matcher parts = Pattern.compile("([rw](?:bps|iops))=(max|\\d{1,18})").matcher(word);
        if (!parts.matches()) {
            throw new SpecException("must be such as 'rbps=1048576 wiops=max', got " + word);
        }
        long rate = parts.group(2).equals("max") ? -1 : Long.parseLong(parts.group(2));
        return switch (parts.group(1)) {
            case "rbps" -> throttle.withReadBytes(rate);
            case "wbps" -> throttle.withWriteBytes(rate);
            case "riops" -> throttle.withReadOps(rate);
            default -> throttle.withWriteOps(rate);
        };
    }

    private void put(String device, UnaryOperator<IoThrottle> change) {
        throttles.compute(device, (name, old) -> change.apply(old == null ? IoThrottle.of(name) : old));
    }

    List<IoThrottle> list() {
        return List.copyOf(throttles.values());
    }
}
