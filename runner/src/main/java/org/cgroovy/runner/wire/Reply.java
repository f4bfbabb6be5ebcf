package org.cgroovy.runner.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgroovy.runner.Result;
import org.cgroovy.spec.JsonObject;
import org.cgroovy.spec.SpecException;

/** What the runner's service answers. Each request gets one that is not {@link Ended}; some get that one after it. */
public sealed interface Reply {
    /** Of the request. */
    long number();

    byte[] encode();

    /** It is done; what there is to say of it is in {@link Bodies}. */
    record Done(long number, JsonObject body) implements Reply {
        @Override
        public byte[] encode() {
            return message(number, "done", body.values());
        }
    }

    /** It was not done, and nothing of it is left. */
    record Refused(long number, String reason) implements Reply {
        @Override
        public byte[] encode() {
            return message(number, "refused", reason);
        }
    }

    /** The process that the request started or found has ended. */
    record Ended(long number, Result result) implements Reply {
        @Override
        public byte[] encode() {
            return message(number, "ended", Bodies.of(result));
        }
    }

    private static byte[] message(long number, String kind, Object body) {
        var map = new LinkedHashMap<String, Object>();
        map.put("number", number);
        map.put(kind, body);
        return Frames.encode(map);
    }

    /** Done, with these to say. */
    static Reply done(long number, Map<String, Object> body) {
        return new Done(number, JsonObject.root("done", body));
    }

    /** @throws SpecException when it is none */
    static Reply decode(byte[] bytes) {
        JsonObject json = Frames.decode(bytes);
        long number = json.requiredNumber("number");
        if (json.has("refused")) {
            return new Refused(number, json.requiredText("refused"));
        }
        return json.has("ended")
                ? new Ended(number, Bodies.result(json.object("ended")))
                : new Done(number, json.object("done"));
    }
}
