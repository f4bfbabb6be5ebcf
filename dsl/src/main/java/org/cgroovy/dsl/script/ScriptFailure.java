package org.cgroovy.dsl.script;

/** Why a script ended before its end: one line with the script's name and line; the cause has the rest. */
public final class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScriptFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
