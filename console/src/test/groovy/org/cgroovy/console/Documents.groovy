package org.cgroovy.console

/** The project's texts, and the blocks of code in them. */
class Documents {
    static final File HOME = new File('..').canonicalFile

    static String text(String name) {
        new File(HOME, name).text
    }

    /** The blocks of README.md in one language. */
    static List<String> blocks(String language) {
        (text('README.md') =~ /(?s)```$language\n(.*?)```/).collect { it[1] }
    }
}
