package org.cgroovy.console.repl.help

import org.cgroovy.console.repl.line.LineRule
import spock.lang.Specification

class CommandListSpec extends Specification {
    static final CommandList LIST = CommandList.read()

    def "every command has its line, and no other"() {
        expect:
        LIST.all()*.name().findAll { it ==~ /[a-z]+/ } as Set == LineRule.names() as Set
    }

    def "help knows #topic"() {
        expect:
        ConsoleTopics.about(topic).startsWith(begins)

        where:
        topic      || begins
        ''         || 'Groovy, and these words'
        'commands' || 'A line is a command when'
        'cgtree'   || 'cgtree [-c CONTROLLERS]'
        'cgset'    || 'cgset -r NAME=VALUE... PATH...'
        'EBUSY'    || 'EBUSY, error 16'
        ':load'    || ':load FILE'
    }

    def "all topics can be asked for"() {
        expect:
        ConsoleTopics.all().every { ConsoleTopics.about(it) }
        ConsoleTopics.all().containsAll(['commands', 'limits', 'rootfs', 'memory', 'memory.max', 'EPERM', 'cgset'])
    }

    def "the tour has ten steps, each with something to say"() {
        expect:
        new Tour().steps().size() == 10
        new Tour().steps().every { it.text() && it.line() }
    }
}
