package org.cgroovy.console.repl.complete

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.console.repl.line.LineRule
import org.cgroovy.dsl.Session
import org.cgroovy.dsl.Vocabulary
import org.cgroovy.dsl.script.ScriptCache
import org.cgroovy.dsl.script.ScriptRunner
import org.cgroovy.dsl.script.ScriptSource
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Path

class WordCompleterSpec extends Specification {
    def "behind #text there are the words of #block"() {
        expect:
        offered(text) as Set == (Vocabulary.of(block).get().words() - 'busybox' + ['mine', 'busybox()']).findAll { it.startsWith(word) } - (block == 'container' ? [] : ['busybox()'])

        where:
        text                                          | word    || block
        'container { '                                | ''      || 'container'
        "container('web') { hostn"                    | 'hostn' || 'container'
        'c = container {\n limits { p'                | 'p'     || 'limits'
        "container { limits { pids 10 }; "            | ''      || 'container'
        "container { env A: '}'; mounts { "           | ''      || 'mounts'
        'container { if (x) { '                       | ''      || 'container'
    }

    def "outside of blocks there are the words of scripts and what the user defined"() {
        expect:
        offered('x = co') == ['container']
        offered('x = ').containsAll(['container', 'ps()', 'mine'])
        offered('if (a) { ').contains('container')
        offered('hierarchi') == ['hierarchies()']
        offered('rootfs bus') == ['busybox()']
        offered('p').contains('ps')
        offered('get') == []
    }

    def "#text offers #words"() {
        expect:
        offered(text) == words

        where:
        text                      || words
        ':'                       || ['help', 'load', 'edit', 'save', 'history', 'set', 'tour', 'java', 'groovy', 'quit']
        'x.'                      || []
        ':lo'                     || ['load']
        ':set ed'                 || ['editing-mode']
        'container { hugetlb \'no' || []
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
        def cg = new ScriptRunner(session, new ScriptCache(Path.of('/dev/null/none'))).evaluate(ScriptSource.code("cgroup('${CgroupHost.read().hierarchies()[0].label()}:/')"), [])

        expect:
        offered(text, { it == 'cg' ? Optional.of(cg) : Optional.empty() }).containsAll(some)

        where:
        text           || some
        'cg.'          || ['cgroup']
        'x = cg.cgroup.' || ['procs']
        "cg['cgroup.p" || ["procs']"]
    }

    def "behind #text the members are offered: #some"() {
        expect:
        offered(text, { [text: Optional.of('a'), list: Optional.of([1]), mine: Optional.of([key: 1])].getOrDefault(it, Optional.empty()) }).containsAll(some)

        where:
        text                  || some
        "text.toUp"           || ['toUpperCase(']
        "x = list.coll"       || ['collect(', 'collectEntries(']
        'ps()[0].own'         || ['ownerPid(']
        'ps().'               || ['each(', 'size(', 'empty']
        "'a'.by"              || ['bytes']
        "text.trim().len"     || ['length(']
        'mine.k'              || ['key', 'keySet(']
    }

    def "nothing is called to find out what an expression is"() {
        given:
        def called = false
        def value = new Object() { String getName() { called = true; 'x' } }

        expect:
        offered('mine.name.toUp', { it == 'mine' ? Optional.of(value) : Optional.empty() }) == ['toUpperCase(']
        !called
    }

    def "behind the name of a class there is what the class has: #text"() {
        expect:
        offered(text).containsAll(some)
        !offered(text).any { it in others }

        where:
        text                     | some                      | others
        'Math.'                  | ['abs(', 'PI', 'class']   | ['getClass(', 'hashCode(']
        'x = Math.a'             | ['abs(', 'acos(']         | ['PI']
        'File.'                  | ['separator', 'listRoots('] | ['getName(']
        'Math.PI.'               | ['doubleValue(', 'isNaN('] | ['exp(']
        'Thread.currentThread().na' | ['name']               | []
        'Thread.currentThread().name.toUp' | ['toUpperCase('] | []
        '5.'                     | ['MiB', 'GB', 'percent', 'seconds', 'times('] | ['miB', 'addShutdownHook(']
        'Nothing.'               | []                        | ['class']
    }

    def "in a closure #text is what the method gives it"() {
        expect:
        offered(text, { it == 'list' ? Optional.of(['a']) : Optional.empty() }).containsAll(some)

        where:
        text                                  || some
        'ps().each { it.'                     || ['id', 'pid', 'state']
        'ps().findAll { c -> c.pi'            || ['pid']
        'ps().collect({ it.com'               || ['command']
        'ps()[0].with { it.sta'               || ['state', 'started']
        'list.collect { x -> x.toUp'          || ['toUpperCase(']
        'list.each { if (it) { 1 }; it.toUp'  || ['toUpperCase(']
    }

    def "behind the command #text there are #some"() {
        expect:
        offered(text).containsAll(some)

        where:
        text                          || some
        'cgs'                         || ['cgset', 'cgsnapshot']
        'tr'                          || ['tree', 'transaction']
        'cgset -'                     || ['r']
        'cgset -r memory.limit_in_bytes=' || ['-1']
        'cgset -r memory.ma'          || []
        'kill -s TE'                  || ['TERM']
        'top -s mem'                  || ['memory', 'memory-share']
        'help EBU'                    || ['EBUSY']
        ':set '                       || ['editing-mode', 'hints']
        'tree '                       || ['/']
        "cgwhy ${ProcessHandle.current().pid()}".toString() || ["${ProcessHandle.current().pid()}".toString()]
        '!cat /etc/pass'              || ['passwd']
        "container { rootfs '/et"     || ['etc/']
        "mounts { bind '/etc/pass"    || ["passwd'"]
        "mounts { bind '/etc/hosts', '" || ["/etc/hosts'"]
        "capabilities { drop 'ALL', 'CH" || ["CHOWN'"]
        "namespaces { share 'n"       || ["net'"]
        "find('x').kill 'TER"         || ["TERM'"]
        "limits { set 'memory.limit_in_bytes', '" || ["-1'"]
    }

    def "a choice has a line about it: #text"() {
        expect:
        described(text)[word] == about

        where:
        text                     | word        || about
        'container { host'       | 'hostname'  || 'the name of the host inside'
        'limits { pi'            | 'limits'    || null
        'cgse'                   | 'cgset'     || 'sets control files, as cgset(1) does'
        ':sa'                    | 'save'      || 'writes what was typed and worked as a script; -f replaces a file'
        "set 'pids.ma"           | "max'"      || 'How many processes and threads there may be in and below the ...'
        'mi'                     | 'mine'      || 'null'
    }

    def "of ten thousand that go on alike few are told"() {
        expect:
        with(Offer.narrowed('c', (0..<10000).collect { "c${it % 2}$it".toString() }, "'")) {
            choices()*.text() == ['c0', 'c1']
            choices()*.about() == ['5000 cgroups', '5000 cgroups']
            !choices().any { it.whole() }
        }
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

    private static Scope scope(Closure<Optional<Object>> values = { Optional.empty() }) {
        def types = [Math: Math, File: File, Thread: Thread]
        [names: { ['mine'] }, value: values, type: { Optional.ofNullable(types[it]) }] as Scope
    }

    private static Map<String, String> described(String text) {
        def candidates = []
        new WordCompleter(scope(), new LineRule({ false })).complete(null, CursorWord.of(text, text.length()), candidates)
        candidates.collectEntries { [(it.value()): it.descr()] }
    }

    private static List<String> offered(String text, Closure<Optional<Object>> values = { Optional.empty() }) {
        def candidates = []
        new WordCompleter(scope(values), new LineRule({ it in ['mine', 'text', 'list', 'cg'] })).complete(null, CursorWord.of(text, text.length()), candidates)
        candidates*.value()
    }
}
