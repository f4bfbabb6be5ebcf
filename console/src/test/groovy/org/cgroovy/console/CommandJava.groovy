package org.cgroovy.console

/**
 * The words that start a virtual machine with some classes, as specs do hundreds of times. Classes of libraries come from an
 * archive, which spares a third of the time: so jars stand first, for the archive is of them alone.
 */
class CommandJava {
    private static final List<String> OPTIONS = [
            "${System.getProperty('java.home')}/bin/java", '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
            '--enable-native-access=ALL-UNNAMED']*.toString()

    /** @param archive made when it is missing, if this Java can */
    static List<String> of(List<String> paths, File archive) {
        def (jars, directories) = paths.split { it.endsWith('.jar') }
        if (!archive.exists()) {
            dump(jars, archive)
        }
        OPTIONS + (archive.exists() ? ["-XX:SharedArchiveFile=$archive".toString()] : []) + ['-cp', (jars + directories).join(':')]
    }

    private static void dump(List<String> jars, File archive) {
        def words = OPTIONS + ["-XX:ArchiveClassesAtExit=$archive".toString(), '-cp', jars.join(':'), 'groovy.ui.GroovyMain', '-e', 'println 1']
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
        archive.readable = true
    }
}
