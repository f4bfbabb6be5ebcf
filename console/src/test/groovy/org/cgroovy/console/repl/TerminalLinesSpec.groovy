package org.cgroovy.console.repl

import org.cgroovy.console.repl.complete.Scope
import org.cgroovy.console.repl.complete.WordCompleter
import org.cgroovy.console.repl.line.LineRule
import org.cgroovy.console.TerminalMode
import org.jline.terminal.Terminal
import org.jline.terminal.impl.DumbTerminal
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class TerminalLinesSpec extends Specification {
    @TempDir
    Path dir

    def screen = new ByteArrayOutputStream()

    def "a statement may go over several lines, and the end of input ends it all"() {
        given:
        def lines = at('1 + 1\ncontainer {\n  pids 1\n}\n')

        expect:
        lines.next() == Optional.of('1 + 1')
        lines.next() == Optional.of('container {\n  pids 1\n}')
        lines.next() == Optional.empty()

        and:
        screen.toString().contains('cgroovy> ')

        cleanup:
        lines.close()
    }

    def "what was typed is kept in a file for the owner only"() {
        given:
        def state = dir.resolve('a/b')
        def lines = at("println '!x'\n", state)

        when:
        lines.next()
        lines.close()

        then:
        state.resolve('history').toFile().text.contains("println '!x'")
        PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve('history'))) == 'rw-------'
    }

    def "without a place for that file the console works all the same"() {
        given:
        dir.resolve('file').toFile().text = ''

        expect:
        HistoryFile.in(dir.resolve('file/state')) == Optional.empty()
        at('1\n', dir.resolve('file/state')).next() == Optional.of('1')
    }

    def "Ctrl-C interrupts what is done, and only that"() {
        given:
        def terminal = terminal('2\n')
        def lines = at(terminal, dir)

        when:
        lines.interruptibly {
            terminal.raise(Terminal.Signal.INT)
            assert Thread.interrupted()
        }

        then:
        lines.wasInterrupted()

        when:
        terminal.raise(Terminal.Signal.INT)
        lines.interruptibly { }

        then:
        !lines.wasInterrupted()
        !Thread.interrupted()
        lines.next() == Optional.of('2')
    }

    private Lines at(String typed, Path state = dir) {
        at(terminal(typed), state)
    }

    private Terminal terminal(String typed) {
        new DumbTerminal(new ByteArrayInputStream(typed.bytes), screen)
    }

    private static Lines at(Terminal terminal, Path state) {
        new TerminalOpener(new Colours(false), state, new Languages(new Evaluator(null), new LineRule({ false }))).open(terminal, TerminalMode.read(), new WordCompleter([names: { [] }] as Scope, new LineRule({ false })), new LineRule({ false }))
    }
}
