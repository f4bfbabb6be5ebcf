package org.cgroovy.console.repl.show

import spock.lang.Specification

class WrapSpec extends Specification {
    def "in #width columns '#text' is '#wrapped'"() {
        expect:
        Wrap.text(text, width) == wrapped

        where:
        text                      | width || wrapped
        'as it is'                | 8     || 'as it is'
        'a word or two'           | 8     || 'a word\nor two'
        '  indented text'         | 12    || '  indented\n  text'
        'name  what it means'     | 14    || 'name  what it\n      means'
        'a\n\nword or two'        | 9     || 'a\n\nword or\ntwo'
        'incomprehensibilities x' | 8     || 'incomprehensibilities x'
        'not known how wide it is' | 0    || 'not known how wide it is'
    }
}
