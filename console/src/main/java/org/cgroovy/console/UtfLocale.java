package org.cgroovy.console;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether the user's locale is one of UTF-8, so that lines of trees can be drawn. */
public final class UtfLocale {
    private UtfLocale() {}

    /** Of this process. The launcher gives Java a UTF-8 locale where the user has none, and notes that. */
    public static boolean isSet() {
        return System.getProperty("cgroovy.lc_all") == null && isSet(System.getenv());
    }

    static boolean isSet(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8"))
                .isPresent();
    }
}
