package org.cgroovy.runner

import org.cgroovy.linux.Kernel
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class LogFileSpec extends Specification {
    @TempDir
    Path dir

    def kernel = new Kernel()

    def "a short log is kept as it is"() {
        given:
        def log = log('one\ntwo\n')

        when:
        log.trim()

        then:
        log.read(0).toString() == 'one\ntwo\n'
        log.read(4).text() == 'two\n'
        log.read(8).text() == ''
        log.read(0).end() == 8
    }

    def "of a long one the end is kept, and it says how much is gone"() {
        given:
        def lines = (1..400_000).collect { "line $it\n" }.join('')
        def log = log(lines)

        when:
        log.trim()
        def end = log.read(0)

        then:
        end.bytes().length >= LogFile.KEPT - 4096
        end.bytes().length <= LogFile.KEPT + 4096
        end.cutBytes() + end.bytes().length == lines.length()
        lines.endsWith(end.text())
        end.text().startsWith('line ')
        end.toString().startsWith("[${end.cutBytes()} bytes before this are gone")

        and: 'the disk has it back'
        blocks(log.path()) * 512 <= LogFile.KEPT + 3 * 4096

        when: 'more is written'
        log.path().toFile() << 'more\n'

        then:
        log.read(lines.length()).toString() == 'more\n'
    }

    def "what was read stays to be asked for by place"() {
        given:
        def log = new Log(0, 10, 'abcdef'.bytes)

        expect:
        log.since(12).toString() == 'cdef'
        log.since(16).toString() == ''
        log.since(99).bytes().length == 0
        log.since(4).cutBytes() == 6
    }

    def "a log that is not there is empty"() {
        expect:
        new LogFile(kernel, dir.resolve('none')).read(7).bytes().length == 0
    }

    private LogFile log(String text) {
        def file = dir.resolve('log')
        file.toFile().text = text
        new LogFile(kernel, file)
    }

    private static long blocks(Path file) {
        ['stat', '-c', '%b', file.toString()].execute().text.trim() as long
    }
}
