package org.cgroovy.runner

import spock.lang.Specification

class ScreenModesSpec extends Specification {
    def screen = new ScreenModes()

    def "#what is undone"() {
        when:
        written(output)

        then:
        shown(screen.leave()) == undo

        where:
        what                           | output                              || undo
        'the other screen'             | 'a^[[?1049hb'                       || '^[[?1049l'
        'a hidden cursor'              | '^[[?25l'                           || '^[[?25h'
        'lines that do not wrap'       | '^[[?7l'                            || '^[[?7h'
        'the mouse'                    | '^[[?1000;1006h'                    || '^[[?1000l^[[?1006l'
        'a colour'                     | '^[[1;31mred'                       || '^[[m'
        'a region that scrolls'        | '^[[1;24r'                          || '^[7^[[r^[8'
        'the keypad'                   | '^[='                               || '^[>'
        'line drawing'                 | '^[(0'                              || '^[(B'
        'inserting'                    | '^[[4h'                             || '^[[4l'
        'a sequence in pieces'         | '^[[?10|49h'                        || '^[[?1049l'
        'no sequence at all'           | 'text\n'                            || ''
        'nothing that was left again'  | '^[[?1049h^[[?25l^[[31mx^[[0m^[[?25h^[[?1049l' || ''
        'nothing after a reset'        | '^[[?1049h^[=^[c'                   || ''
        'no blinking and no title'     | '^[[?12h^[]0;title\u0007'           || ''
        'nothing in a broken sequence' | '^[[' + '1;' * 60 + 'zzz'            || ''
    }

    def "who comes back gets the modes again"() {
        when:
        written('^[[?1049h^[[31m')

        then:
        shown(screen.enter()) == '^[[?1049h^[[31m'
    }

    def "after '#output' a new line #is needed"() {
        when:
        written(output)

        then:
        (screen.freshLine().length > 0) == needed

        where:
        output                          || needed
        ''                              || false
        'text\r\n'                      || false
        '/ # '                          || true
        'text\r\n^[[m'                  || false
        'x^[[?1049htext\n'              || true
        'x\n^[[?1049htext'              || false
        'x\n^[[?1049htext^[[?1049l'     || false

        is = needed ? 'is' : 'is not'
    }

    private void written(String output) {
        output.replace('^[', '\033').split(/\|/).each { screen.read(it.bytes) }
    }

    private static String shown(byte[] bytes) {
        new String(bytes).replace('\033', '^[')
    }
}
