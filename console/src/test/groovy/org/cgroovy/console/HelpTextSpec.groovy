package org.cgroovy.console

import org.cgroovy.cgroup.tool.Tools
import org.cgroovy.console.command.Commands
import spock.lang.Specification

import java.nio.file.Path

class HelpTextSpec extends Specification {
    def "it names every command and every tool"() {
        given:
        def words = HelpText.TEXT.split() as Set

        expect:
        (Commands.NAMES + Tools.NAMES).findAll { !(it in words) } == []
    }

    def "the launcher knows the same tools"() {
        given:
        def launcher = Path.of('').toAbsolutePath().parent.resolve('scripts/cgroovy').toFile().text
        def known = (launcher =~ /(?s)is_tool\(\) \{.*?case \$1 in(.*?)\*\) return 1/)[0][1]

        expect:
        (known =~ /\w+/).collect().findAll { it != 'return' } as Set == Tools.NAMES as Set
    }
}
