package org.cgroovy.runner

import spock.lang.Specification

class LogSpec extends Specification {
    def "shown, '#what' is '#shown'"() {
        expect:
        new Log(0, 0, what.replace('^[', '\033').bytes).toString() == shown.replace('^[', '\033')

        where:
        what                          || shown
        'text\n'                      || 'text\n'
        '^[[31mred^[[0m'              || '^[[31mred^[[0m'
        'a^[[6nb^[[?25lc^[[2;3Hd'     || 'abcd'
        '^[]0;title\007/ # \r\n'      || '/ # \n'
        '^[(B^[=^[7x^[8^[M^[cy'       || 'xy'
    }
}
