package org.cgroovy.cgroup.tool

import groovy.transform.Canonical
import org.cgroovy.cgroup.CgroupWalk
import org.cgroovy.cgroup.ControlFiles

import java.nio.charset.StandardCharsets
import java.util.concurrent.TimeUnit

/** A tool that has run, ours or the original: what it printed, and its exit code. */
@Canonical
class Ran {
    int code
    String out
    String err

    /** Ours, in this process. */
    static Ran ours(ControlFiles files = ControlFiles.HOST, String name, List<String> words) {
        def out = new StringBuilder()
        def err = new ByteArrayOutputStream()
        int code = Tools.run(name, words, { out << it << '\n' } as Results, new PrintStream(err, true, 'UTF-8'), files,
                new CgroupWalk.Plain())
        new Ran(code, out.toString(), err.toString('UTF-8'))
    }

    /** The original, and not ours, which may be on PATH under the same name. */
    static Ran original(String name, List<String> words) {
        program(['env', 'PATH=/usr/bin:/bin', name] + words)
    }

    static Ran program(List<String> command) {
        def process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new File('/dev/null'))).start()
        def err = new StringBuilder()
        def reader = Thread.start { err << new String(process.errorStream.readAllBytes(), StandardCharsets.UTF_8) }
        def out = new String(process.inputStream.readAllBytes(), StandardCharsets.UTF_8)
        assert process.waitFor(20, TimeUnit.SECONDS)
        reader.join()
        new Ran(process.exitValue(), out, err.toString())
    }

    List<String> lines() {
        out.readLines()
    }

    /** The lines of standard output that say something of a group whose name begins so. */
    List<String> about(String prefix) {
        lines().findAll { it.contains(prefix) }
    }
}
