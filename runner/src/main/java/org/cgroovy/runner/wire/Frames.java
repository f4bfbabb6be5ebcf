package org.cgroovy.runner.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.cgroovy.linux.UnixSocket;
import org.cgroovy.spec.JsonObject;
import org.cgroovy.spec.SpecException;

/** JSON objects as messages, none longer than a message may be. */
final class Frames {
    private static final String MESSAGE = "message";

    private Frames() {}

    static byte[] encode(Map<String, Object> map) {
        try {
            byte[] bytes = JSON.std.asBytes(map);
            if (bytes.length > UnixSocket.LONGEST) {
                throw new SpecException("what is to be said to the runner has " + bytes.length
                        + " bytes, and a message has at most " + UnixSocket.LONGEST);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SpecException when it is no JSON object */
    static JsonObject decode(byte[] bytes) {
        try {
            return JsonObject.root(MESSAGE, JSON.std.anyFrom(bytes));
        } catch (JsonProcessingException e) {
            throw new SpecException(MESSAGE + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new SpecException(MESSAGE + ": " + e.getMessage());
        }
    }

    /** A number between these; the least where there is none. */
    static int within(JsonObject json, String key, int least, int most) {
        long number = json.number(key).orElse(least);
        if (number < least || number > most) {
            throw new SpecException(json.path(key) + ": must be " + least + " to " + most + ", got " + number);
        }
        return (int) number;
    }
}
