package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** From the greeting to a result with nothing but help and Tab: the transcripts in the directory ways, typed again. */
@Tag('root')
@Requires(value = { TerminalIT.possible() }, reason = 'needs root, tmux and a static busybox')
class WaysIT extends Specification {
    static final String NAME = 'cgroovy-way'

    @TempDir
    File home

    @AutoCleanup
    Tmux tmux

    def setup() {
        tmux = new Tmux(home)
        Command.script(home)
        tmux.type("cd; PATH=$home:\$PATH TERM=xterm-256color; clear; cgroovy")
    }

    def cleanup() {
        if (left()) {
            Command.run(['rm', NAME])
            Command.run(['cgdelete', "pids:/$NAME".toString()])
        }
    }

    def "there are ten"() {
        expect:
        ways().size() == 10
    }

    def "#way"(Way way) {
        given:
        tmux.shows('help explains, Tab completes, tour shows')
        tmux.ends('cgroovy>')

        expect:
        way.steps.each { step ->
            def begin = tmux.line()
            step.keys.each { Way.key(it) ? tmux.press(Way.key(it)) : tmux.text(it) }
            tmux.awaits(begin, "shows, behind ${step.keys.join()}, ${step.seen}") { step.isSeen(it) }
        }
        left().empty

        where:
        way << ways()
    }

    private static List<Way> ways() {
        new File(WaysIT.getResource('/ways').toURI()).listFiles().sort()*.text.collect { new Way(it) }
    }

    /** The cgroups of the ways that are there. */
    private static List<String> left() {
        Command.run(['lscgroup']).out.readLines().findAll { it.contains(NAME) }
    }
}
