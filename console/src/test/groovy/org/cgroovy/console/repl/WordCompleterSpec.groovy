package org.cgroovy.console.repl

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.dsl.Session
import org.cgroovy.dsl.Vocabulary
import spock.lang.Requires
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
        ':'                       || ['help', 'load', 'edit', 'save', 'history', 'set', 'tour', 'quit']
        'x.'                      || []
        "container { hostname 'a" || []
    }

    def "#text in quotes offers the names of control files: #some"() {
        expect:
        offered(text).containsAll(some)
        offered(text).every { it.startsWith(word) }

        where:
        text                               | word  || some
        "help 'mem"                        | 'mem' || ["memory'", "memory.high'", "memory.limit_in_bytes'"]
        'help "memory.h'                   | 'h'   || ['high"']
        "help('cpu.max."                   | ''    || ["burst'"]
        "container { limits { set 'pids.m" | 'm'   || ["max'"]
        "x = 1; help 'hugetlb."            | ''    || ["<size>.max'"]
    }

    @Requires(value = { !CgroupHost.read().hierarchies().empty }, reason = 'needs cgroups to look at')
    def "#text offers the files of the cgroup that the user has: #some"() {
        given:
        def session = new Session({ throw new IllegalStateException('no runner here') }, System.out, { false }, Session.Mode.RUN)
        def evaluator = new Evaluator(session)
        evaluator.evaluate("cg = cgroup('${CgroupHost.read().hierarchies()[0].label()}:/')")

        expect:
        offered(text, evaluator.&value).containsAll(some)

        where:
        text           || some
        'cg.'          || ['cgroup']
        'x = cg.cgroup.' || ['procs']
        "cg['cgroup.p" || ["procs']"]
    }

    def "a controller is no file to be set"() {
        expect:
        !("memory'" in offered("set 'mem"))
        offered("println 'mem") == []
    }

    def "the word at the cursor is what gets replaced"() {
        expect:
        with(CursorWord.of('container { hostna }', 15)) {
            word() == 'hostna'
            wordCursor() == 3
            before() == 'container { '
        }
    }

    private static List<String> offered(String text, Closure<Optional<Object>> values = { Optional.empty() }) {
        def candidates = []
        new WordCompleter({ ['mine'] }, values).complete(null, CursorWord.of(text, text.length()), candidates)
        candidates*.value()
    }
}
