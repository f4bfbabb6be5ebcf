package org.cgroovy.console

import java.util.concurrent.TimeUnit

/** Runs the command as a process of its own, from the classes of this build. */
class Command {
    static final List<String> JAVA = CommandJava.of(System.getProperty('java.class.path').split(':').toList(), archive())

    int exitCode
    String out
    String err

    static Command run(List<String> arguments, String input = '', List<String> jvm = []) {
        await(start(arguments, jvm), input)
    }

    /** Gives it its input and waits for its end. */
    static Command await(Process process, String input) {
        process.outputStream.withCloseable { it << input }
        def err = new StringBuilder()
        def reader = process.consumeProcessErrorStream(err)
        def out = process.inputStream.text
        assert process.waitFor(60, TimeUnit.SECONDS)
        reader.join()
        new Command(exitCode: process.exitValue(), out: out, err: err.toString())
    }

    static Process start(List<String> arguments, List<String> jvm = []) {
        new ProcessBuilder(JAVA + jvm + [Main.name] + arguments).start()
    }

    private static File archive() {
        def directory = File.createTempDir('cgroovy-archive-', '')
        addShutdownHook { directory.deleteDir() }
        new File(directory, 'libraries.jsa')
    }

    /** A file in that directory which starts the command, for those that type its name. */
    static File script(File directory) {
        def script = new File(directory, 'cgroovy')
        script.text = "#!/bin/sh\nexec ${(JAVA + Main.name).collect { "'$it'" }.join(' ')} \"\$@\"\n"
        assert script.setExecutable(true)
        script
    }
}
