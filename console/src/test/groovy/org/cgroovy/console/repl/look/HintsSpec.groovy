package org.cgroovy.console.repl.look

import org.cgroovy.console.repl.line.LineRule
import spock.lang.Specification

class HintsSpec extends Specification {
    def hints = new Hints(new LineRule({ false }))

    def "behind '#line' stands #hint"() {
        expect:
        hints.of(line, 120, 9) == hint

        where:
        line                            || hint
        'container { hostname '         || "[hostname 'inside': the name of the host inside]"
        'container { limits { pids '    || '[pids 10: how many processes and threads there may be]'
        'container { limits { } ; cwd ' || "[cwd '/tmp': the working directory inside]"
        'cgset '                        || '[-r NAME=VALUE... PATH...: sets control files]'
        'cgset -r pids.max='            || '[a number from 0 on, or max]'
        'cg.pids.max = '                || '[a number from 0 on, or max]'
        "cg['pids.max'] = "             || '[a number from 0 on, or max]'
        "set 'pids.max', "              || '[a number from 0 on, or max]'
        'cg.pids.current = '            || '[can only be read]'
        ':load '                        || '[FILE: runs what is in a file]'
        'x = 1'                         || ''
        'nothing '                      || ''
    }

    def "it is cut to the room that the line leaves"() {
        expect:
        hints.of('container { hostname ', 60, 9).length() <= 60 - 9 - 21
        hints.of('container { hostname ', 60, 9).endsWith('...]')
        hints.of('container { hostname ', 40, 9) == ''
        hints.of('container {\n hostname ', 80, 9).startsWith('[hostname')
    }
}
