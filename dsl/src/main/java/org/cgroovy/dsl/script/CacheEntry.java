package org.cgroovy.dsl.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A compiled script as bytes: a sum of what follows, what it was made from, the main class, each class with its length, and
 * the files that were compiled with it.
 */
final class CacheEntry {
    private CacheEntry() {}

    static byte[] encode(ScriptKey key, CompiledScript script) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeInt(key.bytes().length);
        out.write(key.bytes());
        out.writeUTF(script.mainClass());
        out.writeInt(script.classes().size());
        for (Map.Entry<String, byte[]> entry : script.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.writeInt(script.beside().size());
        for (Map.Entry<String, String> file : script.beside().entrySet()) {
            out.writeUTF(file.getKey());
            out.writeUTF(file.getValue());
        }
        byte[] content = body.toByteArray();
        return ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(sum(content))
                .put(content)
                .array();
    }

    static CompiledScript decode(ScriptKey key, byte[] all) throws IOException {
        if (all.length < Long.BYTES) {
            throw new IOException("too short");
        }
        byte[] content = Arrays.copyOfRange(all, Long.BYTES, all.length);
        if (ByteBuffer.wrap(all).getLong() != sum(content)) {
            throw new IOException("changed since it was written");
        }
        var in = new DataInputStream(new ByteArrayInputStream(content));
        if (!Arrays.equals(in.readNBytes(in.readInt()), key.bytes())) {
            throw new IOException("another script's");
        }
        String mainClass = in.readUTF();
        var classes = new HashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        var beside = new HashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            beside.put(in.readUTF(), in.readUTF());
        }
        return new CompiledScript(mainClass, classes, beside);
    }

    private static long sum(byte[] content) {
        var sum = new CRC32C();
        sum.update(content);
        return sum.getValue();
    }
}
