package org.cgroovy.console.repl

import org.cgroovy.dsl.Vocabulary
import spock.lang.Specification

class WordCompleterSpec extends Specification {
    def "behind #text there are the words of #block"() {
        expect:
        offered(text) as Set == Vocabulary.of(block).get().words() + 'mine'

        where:
        text                                          || block
        'container { '                                || 'container'
        "container('web') { hostn"                    || 'container'
        'c = container {\n limits { p'                || 'limits'
        "container { limits { pids 10 }; "            || 'container'
        "container { env A: '}'; mounts { "           || 'mounts'
        'container { if (x) { '                       || 'container'
    }

    def "outside of blocks there are the words of scripts and what the user defined"() {
        expect:
        offered('x = co').containsAll(['container', 'ps', 'mine'])
        offered('if (a) { ').contains('container')
    }

    def "#text offers #words"() {
        expect:
        offered(text) == words

        where:
        text                      || words
        ':'                       || ['help', 'quit']
        'x.'                      || []
        "container { hostname 'a" || []
    }

    def "the word at the cursor is what gets replaced"() {
        expect:
        with(CursorWord.of('container { hostna }', 15)) {
            word() == 'hostna'
            wordCursor() == 3
            before() == 'container { '
        }
    }

    private static List<String> offered(String text) {
        def candidates = []
        new WordCompleter({ ['mine'] }).complete(null, CursorWord.of(text, text.length()), candidates)
        candidates*.value()
    }
}
