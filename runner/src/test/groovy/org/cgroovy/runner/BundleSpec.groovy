package org.cgroovy.runner

import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class BundleSpec extends Specification {
    @TempDir
    Path directory

    def spec = ContainerSpec.of('web', new Root('/fs', false), ProcessSpec.DEFAULT.withArgs(['sh']))

    def "what is written to a bundle is read from it, by whatever name"() {
        given:
        def bundle = new Bundle(directory.resolve('new/one'))

        expect:
        bundle.write(spec) == directory.resolve('new/one/config.json')
        bundle.read('web').spec() == spec
        bundle.read('other').spec().id() == 'other'
    }

    def "a description that is there already is replaced, and nothing else is left"() {
        given:
        def bundle = new Bundle(directory)
        directory.resolve('config.json').toFile().text = 'old'

        when:
        bundle.write(spec)

        then:
        bundle.read('web').spec() == spec
        directory.toFile().list() == ['config.json']
    }

    def "a bundle that cannot be written says why, and keeps what it had"() {
        given:
        directory.resolve('config.json/full').toFile().mkdirs()

        when:
        new Bundle(directory).write(spec)

        then:
        def e = thrown(RunnerException)
        e.message.startsWith("$directory/config.json cannot be written: ")
        directory.toFile().list() == ['config.json']
    }

    def "what is no bundle is refused: #message"() {
        given:
        if (text != null) {
            directory.resolve('config.json').toFile().bytes = text
        }

        when:
        new Bundle(directory.resolve(below)).read('web')

        then:
        def e = thrown(RunnerException)
        e.message.replace(directory.toString(), 'DIR') == message

        where:
        below  | text            || message
        'none' | null            || 'there is no bundle DIR/none: it would be a directory with a config.json'
        ''     | null            || 'the bundle DIR has no config.json; cgroovy oci spec prints one'
        ''     | [0x80] as byte[] || 'DIR/config.json is not UTF-8'
    }
}
