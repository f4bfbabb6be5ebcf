package org.cgroovy.console.jshell

import org.cgroovy.dsl.Session
import org.cgroovy.dsl.script.ClassPath
import org.cgroovy.dsl.script.ScriptFailure
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path

class JavaShellSpec extends Specification {
    @Shared
    def out = new ByteArrayOutputStream()

    @Shared
    @AutoCleanup
    def session = new Session({ throw new IllegalStateException('no runner') }, new PrintStream(out, true), { false }, Session.Mode.RUN)

    @Shared
    @AutoCleanup
    def java = new JavaShell(session, ClassPath.NONE)

    def "#text gives #value"() {
        expect:
        java.evaluate(text) == Optional.ofNullable(value)

        where:
        text                                            || value
        '1 + 1'                                         || 2
        'var list = List.of(1, 2)'                      || [1, 2]
        'list.size()'                                   || 2
        'int twice(int x) { return 2 * x; }'            || 'created method twice(int)'
        'twice(21)'                                     || 42
        'var a = 1; var b = a + 1; b + 1'               || 3
        'record Pair(int x, int y) { }'                 || 'created type Pair'
        'new Pair(1, 2).y()'                            || 2
        'void f() { g(); }'                             || 'created method f(), of no use before there is method g()'
        'import java.util.zip.*;'                       || null
        'System.getProperty("no such")'                 || null
        'define("web", c -> c.hostname("inside").rootfs("/fs").limits(l -> l.cpu(percent(50)).pids(10))).spec().hostname().get()' || 'inside'
        'twice(1)\n  + 3'                               || 5
    }

    def "#command tells what there is"() {
        given:
        def java = new JavaShell(session, ClassPath.NONE)
        java.define(given: 'x')
        java.evaluate('int seven = 7; int half(int x) { return x / 2; } enum Colour { RED }')

        expect:
        java.evaluate(command).get().readLines().containsAll(told)
        !java.isUnfinished(command)

        cleanup:
        java.close()

        where:
        command    || told
        '/vars'    || ['String given = "x"', 'int seven = 7']
        '/methods' || ['half (int)int']
        '/types'   || ['enum Colour']
        '/imports' || ['import java.util.*;']
        '/li'      || ['int seven = 7;', 'int half(int x) { return x / 2; }', 'enum Colour { RED }']
    }

    def "a command of JShell that is not there says which are"() {
        when:
        java.evaluate('/reset')

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('no command /reset for lines of Java; there are /vars, ')
    }

    def "what is wrong says where: #text"() {
        when:
        java.evaluate(text)

        then:
        def e = thrown(ScriptFailure)
        e.message.startsWith(message)

        where:
        text                               || message
        'strin x = 1;'                     || ':1:1: cannot find symbol; symbol:   class strin'
        'int x =\n "a";'                   || ':2:2: incompatible types: java.lang.String cannot be converted to int'
        '1 +'                              || ':1:4: '
        'Integer.parseInt("x")'            || ': NumberFormatException: For input string: "x"'
        'define("a b", c -> c.hostnam())'  || ':1:20: cannot find symbol'
        'define("web", c -> c.limits(l -> l.memory(100)))' || ': memory 100 has no unit'
    }

    def "'#text' #goes on"() {
        expect:
        java.isUnfinished(text) == unfinished

        where:
        text               || unfinished
        '1 + 1'            || false
        'var x = 1'        || false
        'if (true) {'      || true
        'container(c -> c' || true
        ')'                || false

        goes = unfinished ? 'goes' : 'does not go'
    }

    def "values come from Groovy with the types that Java has for them, and go back"() {
        given:
        def text = 'sh'

        when:
        java.define([count: 3, root: Path.of('/x'), names: ['a', 'b'], sizes: [a: 1], greeting: "${text}!", odd: new Object() { String toString() { 'odd' } },
                     'class': 1, 'no-name': 2, _: 3])

        then:
        java.evaluate('count + 1').get() == 4
        java.evaluate('root.getFileName().toString()').get() == 'x'
        java.evaluate('names.get(1)').get() == 'b'
        java.evaluate('sizes.get("a")').get() == 1
        java.evaluate('greeting.length()').get() == 3
        java.evaluate('odd.toString()').get() == 'odd'

        when:
        java.evaluate('var fresh = new int[] {1, 2}; count = 5;')
        def back = java.variables()

        then:
        back.fresh == [1, 2] as int[]
        back.count == 5
        !back.containsKey('class')

        when: 'nothing new'
        java.define(back)

        then:
        java.evaluate('fresh.length').get() == 2
    }

    def "it completes"() {
        given:
        def anchor = new int[1]

        expect:
        java.complete('define("x", c -> c.hostn', 24, anchor) == ['hostname(']
        anchor[0] == 19
    }

    def "threads that a line starts have its words"() {
        expect:
        java.evaluate('java.util.concurrent.CompletableFuture.supplyAsync(() -> define("y", c -> c.rootfs("/")).spec().id(), r -> new Thread(r).start()).get()').get() == 'y'
    }
}
