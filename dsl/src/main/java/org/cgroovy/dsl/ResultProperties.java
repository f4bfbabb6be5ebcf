package org.cgroovy.dsl;

import org.cgroovy.runner.Result;

/** What a {@link Result} has beyond its components, as properties in Groovy. A Groovy extension module names this class. */
public final class ResultProperties {
    private ResultProperties() {}

    public static String getOut(Result self) {
        return self.out();
    }

    public static String getErr(Result self) {
        return self.err();
    }

    /** In a condition a result is whether all went well: {@code if (container { … })}. */
    public static boolean asBoolean(Result self) {
        return self.exitCode() == 0;
    }
}
