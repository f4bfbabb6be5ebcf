package org.cgroovy.dsl;

/** The version of cgroovy, as its build named it. */
public final class Version {
    private Version() {}

    /** Returns the version, or "development" when the classes do not come from a built jar. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
