package org.cgroovy.plan

import spock.lang.Specification

class SubordinatesSpec extends Specification {
    def "of a file with #what, the ranges are #ranges"() {
        expect:
        subordinates(text).ranges()*.toString() == ranges

        where:
        what                             | text                                     || ranges
        'a line of the name'             | 'bob:1:9\nalice:100000:65536\n'          || ['100000-165535']
        'a line of the number'           | '1000:100000:65536'                      || ['100000-165535']
        'two lines'                      | 'alice:100000:10\nalice:200000:1'        || ['100000-100009', '200000']
        'two lines that overlap'         | 'alice:100000:10\nalice:100005:10'       || ['100000-100009']
        'the user himself in the range'  | 'alice:999:10'                           || []
        'root in the range'              | 'alice:0:10'                             || []
        'more ids than there are'        | 'alice:100000:4294967295'                || []
        'a size of nothing'              | 'alice:100000:0'                         || []
        'words for numbers'              | 'alice:many:more'                        || []
        'numbers beyond counting'        | 'alice:99999999999999999999:1'           || []
        'too few and too many fields'    | 'alice:1\nalice:1:2:3\n\n#alice:1:2\n:'  || []
        'a name that begins like it'     | 'alice2:100000:65536\n10001:5:5'         || []
    }

    def "inside, root is the user and the ranges follow without a gap"() {
        expect:
        subordinates('alice:100000:10\nalice:200000:5').mappings(1000)*.toString() == ['0 1000 1', '1 100000 10', '11 200000 5']
        subordinates('').mappings(1000)*.toString() == ['0 1000 1']
    }

    def "without the program no range counts, and what is lacking is said first"() {
        given:
        def without = Subordinates.of('user', 'alice', 1000, 1000, '/etc/subuid', Optional.of('alice:100000:10'), Optional.empty())

        expect:
        without.ranges() == []
        without.lack() == 'newuidmap is not installed: apt-get install -y uidmap'
        subordinates('').lack().startsWith('/etc/subuid has no range for alice: as root, usermod --add-subuids ')
        subordinates('alice:100000:10').lack() == ''
    }

    private static Subordinates subordinates(String text) {
        Subordinates.of('user', 'alice', 1000, 1000, '/etc/subuid', Optional.of(text), Optional.of('/usr/bin/newuidmap'))
    }
}
