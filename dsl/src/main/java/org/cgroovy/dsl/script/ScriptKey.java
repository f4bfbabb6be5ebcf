package org.cgroovy.dsl.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the compiled form of a script: another text, compiler or product gives another name. */
final class ScriptKey {
    private ScriptKey() {}

    static String of(ScriptSource source, String... versions) {
        MessageDigest digest = sha256();
        for (String version : versions) {
            update(digest, version);
        }
        update(digest, source.unit());
        update(digest, source.text());
        source.directory().ifPresent(directory -> update(digest, directory.toString()));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Each text ends with a byte that UTF-8 does not have, so that no two lists of texts look the same. */
    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xff);
    }
}
