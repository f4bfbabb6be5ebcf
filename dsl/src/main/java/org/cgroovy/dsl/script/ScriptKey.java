package org.cgroovy.dsl.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * All that a compiled script depends on: another text, compiler or product makes another one. A file of the cache holds it
 * whole, so that its name need not be without equal: java.security takes 18 ms of a start to give a digest.
 */
record ScriptKey(String text) {
    /** None of the parts but the last can hold the character between them. */
    static ScriptKey of(ScriptSource source, String... versions) {
        List<String> parts = new ArrayList<>(List.of(versions));
        parts.add(source.unit());
        parts.add(source.directory().map(Object::toString).orElse(""));
        parts.add(source.text());
        return new ScriptKey(String.join("\0", parts));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of its file. Should two have the same one, each takes the place of the other. */
    String file() {
        byte[] bytes = bytes();
        var sum = new CRC32C();
        sum.update(bytes);
        return Long.toHexString(sum.getValue()) + "-" + bytes.length;
    }
}
