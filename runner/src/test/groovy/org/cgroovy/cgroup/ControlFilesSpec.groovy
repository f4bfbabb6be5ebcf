package org.cgroovy.cgroup

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ControlFilesSpec extends Specification {
    @TempDir
    Path directory

    def "a file with a name in it that is no UTF-8 is read all the same, as mountinfo may be"() {
        given:
        def file = directory.resolve('mountinfo')
        file.toFile().setBytes('a \u00ff c\n'.getBytes('ISO-8859-1'))

        expect:
        ControlFiles.HOST.read(file) == Optional.of('a \ufffd c')
    }

    def "what cannot be read is empty"() {
        expect:
        ControlFiles.HOST.read(directory.resolve('none')) == Optional.empty()
        ControlFiles.HOST.read(directory) == Optional.empty()
    }
}
