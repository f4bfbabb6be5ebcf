package org.cgroovy.dsl

import org.cgroovy.dsl.script.ScriptCache
import org.cgroovy.dsl.script.ScriptFailure
import org.cgroovy.dsl.script.ScriptRunner
import org.cgroovy.dsl.script.ScriptSource
import org.cgroovy.spec.ContainerSpec
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What specs of scripts share: a runner that only takes notes, and the output. */
abstract class ScriptSpecification extends Specification {
    @TempDir
    Path directory

    def runner = new RecordingRunner()
    def cgroups = new FixtureCgroups()
    def bytes = new ByteArrayOutputStream()
    boolean terminal
    Session.Mode mode = Session.Mode.RUN

    int run(String text, List<String> args = []) {
        new ScriptRunner(session(), new ScriptCache(directory.resolve('scripts')))
                .run(new ScriptSource('web.groovy', 'web.groovy', text), args)
    }

    /** The description that a container's block comes to. */
    ContainerSpec spec(String words) {
        run("container('web') { rootfs '/'; run '/bin/sh'; $words }")
        runner.spec
    }

    String failure(String text) {
        try {
            run(text)
        } catch (ScriptFailure e) {
            return e.message
        }
        throw new AssertionError((Object) 'no failure')
    }

    Session session() {
        new Session({ runner }, { cgroups }, new PrintStream(bytes, true), { terminal }, mode)
    }

    String getOutput() {
        bytes.toString()
    }
}
