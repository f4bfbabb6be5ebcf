package org.cgroovy.console.repl.look

import org.cgroovy.console.repl.line.LineRule
import org.jline.reader.LineReader
import org.jline.reader.LineReaderBuilder
import org.jline.terminal.impl.DumbTerminal
import org.jline.utils.AttributedString
import spock.lang.Specification

class LineLookSpec extends Specification {
    static final NAMES = [(Styles.KEYWORD): 'keyword', (Styles.WORD): 'word', (Styles.COMMAND): 'command', (Styles.NUMBER): 'number',
                          (Styles.STRING): 'string', (Styles.FILE): 'file', (Styles.COMMENT): 'comment', (Styles.WRONG): 'wrong',
                          (Styles.MATCH): 'match']

    def look = new LineLook(new LineRule({ false }), { true })

    def "in #line the colours are #expected"() {
        expect:
        colours(look.of(line, -1)) == expected
        look.of(line, -1).toString() == line

        where:
        line                                     || expected
        'def x = 1'                              || ['keyword:def', 'number:1']
        "container { hostname 'a' }"             || ['word:container', 'word:hostname', "string:'a'"]
        'hostname 1'                             || ['number:1']
        'container { limits { memory 64.MiB } }' || ['word:container', 'word:limits', 'word:memory', 'number:64', 'number:MiB']
        'container { limits { } ; hostname }'    || ['word:container', 'word:limits', 'word:hostname']
        'cg.memory.max = 5'                      || ['file:memory', 'file:max', 'number:5']
        "x['memory.stat'].anon"                  || ["file:'memory.stat'"]
        'x.container'                            || []
        '"open ${1'                              || ['string:"open $', 'number:1']
        "x = 'open"                              || ["string:'open"]
        '1 // why'                               || ['number:1', 'comment:// why']
        '/* why */ 1'                            || ['comment:/* why */', 'number:1']
        'f(1])'                                  || ['number:1', 'wrong:]']
        'cgset -r pids.max=5 /demo'              || ['command:cgset', 'number:-r', 'file:pids.max']
        ':help memory.high'                      || ['command::help', 'file:memory.high']
        '!ls "a b"'                              || ['command:!ls', 'string:"a b"']
        'explain container { run 1 }'            || ['command:explain', 'word:container', 'word:run', 'number:1']
    }

    def "each beginning of #line is drawn as it was typed"() {
        expect:
        (1..line.length()).every { look.of(line.take(it), it).toString() == line.take(it) }

        where:
        line << ['"host$n"; run', '"$a.b.c d"', '"$n$m" + 1', '"${a}b$c" // x', '/a$n/ ==~ x', '"""a\n$b"""; x', '"\$n"', "'a\\'b' c",
                 '$/a$b/$; c', 'a ?. b *. c ..< 3', '"a${"b$c"}d"; e', 'x = "é$ß" + \'ü\'', '#!/bin/x\ny', '1.5.e 0x1FL 1e']
    }

    def "the bracket that belongs to the one at the cursor is marked"() {
        expect:
        marked('f(a, [b])', cursor) == at

        where:
        cursor || at
        9      || [1]
        8      || [5]
        2      || [8]
        1      || [8]
        4      || []
    }

    def "before Groovy is there, a line has no colours and waits for nothing"() {
        expect:
        new LineLook(new LineRule({ false }), { false }).highlight(reader(), 'def x') == new AttributedString('def x')
    }

    def "a key costs a few milliseconds"() {
        given:
        def line = "container('web') { rootfs busybox(); limits { memory 64.MiB; pids 10 }; run '/bin/sh', '-c', 'echo hi' }"
        100.times { look.of(line, 0) }

        when:
        def start = System.nanoTime()
        50.times { look.of(line, 0) }

        then:
        (System.nanoTime() - start) / 50e6 < 20
    }

    private static LineReader reader() {
        LineReaderBuilder.builder().terminal(new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream())).build()
    }

    private static List<String> colours(AttributedString text) {
        runs(text).findAll { NAMES[it[0]] }.collect { "${NAMES[it[0]]}:${it[1]}".toString() }
    }

    private static List<List> runs(AttributedString text) {
        def runs = []
        for (int i = 0; i < text.length(); i = text.runLimit(i)) {
            runs << [text.styleAt(i), text.subSequence(i, text.runLimit(i)).toString()]
        }
        runs
    }

    private List<Integer> marked(String line, int cursor) {
        def text = look.of(line, cursor)
        (0..<line.length()).findAll { text.styleAt(it) == Styles.MATCH }
    }
}
