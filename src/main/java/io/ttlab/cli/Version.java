package io.ttlab.cli;

/** The product's version, from the jar's manifest. */
final class Version {

    private Version() {}

    /** Returns the version, such as {@code 0.1.0}; {@code development} when it runs from a folder of classes. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
