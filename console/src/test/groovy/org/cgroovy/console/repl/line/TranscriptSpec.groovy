package org.cgroovy.console.repl.line

import org.cgroovy.dsl.Session
import org.cgroovy.dsl.script.ScriptRunner
import org.cgroovy.dsl.script.ScriptCache
import org.cgroovy.dsl.script.ScriptSource
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class TranscriptSpec extends Specification {
    @TempDir
    Path dir

    def transcript = new Transcript()

    def "what was typed line by line gives the same as a script: #last"() {
        given:
        lines.each { transcript.add(it, true) }

        expect:
        run(transcript.script()) == last

        where:
        lines                                                  || last
        ['def x = 2', 'def f() { x * 3 }', 'f()']              || 6
        ['1 + 1', '_ * 3', '_ - __']                           || 4
        ['def x = 5', '_ + x']                                 || 10
        ['def f() { 1 }', 'def f() { 2 }', 'f()']              || 2
        ['class P { int n }', 'class P { int m }', 'new P(m: 3).m'] || 3
        ['def (a, b) = [1, 2]', 'int c = 3', 'a + b + c']      || 6
        ['import java.time.Duration', 'Duration.ofSeconds(61).toMinutes()'] || 1
    }

    def "commands stand in it as words, or as comments: #script"() {
        given:
        transcript.add(new ShellLine(name, rest))

        expect:
        transcript.script() == "#!/usr/bin/env cgroovy\n$script\n"

        where:
        name         | rest                      || script
        'cgset'      | '-r pids.max=5 /demo'     || "cgset '-r', 'pids.max=5', '/demo'"
        'cgclear'    | ''                        || 'cgclear()'
        'lscgroup'   | ''                        || 'lscgroup().each { println it }'
        'cgget'      | '-r pids.max /demo'       || "cgget('-r', 'pids.max', '/demo').each { println it }"
        'cgsnapshot' | '-s'                      || "println cgsnapshot('-s')"
        'ps'         | ''                        || 'ps().each { println it }'
        'cgtree'     | '/demo'                   || '// cgtree /demo'
        'cgexec'     | '-g pids:/demo true'      || '// cgexec -g pids:/demo true'
    }

    def "a file that is there is replaced only when asked to"() {
        given:
        transcript.add('1 + 1', true)
        def file = dir.resolve('saved.groovy').toString()

        when:
        TextFiles.save([file], transcript)

        then:
        new File(file).canExecute()
        TextFiles.read([file]).endsWith('\n1 + 1\n')

        when:
        TextFiles.save([file], transcript)

        then:
        def refused = thrown(RuntimeException)
        refused.message.contains(":save -f $file")
        TextFiles.save(['-f', file], transcript)
    }

    def "the editor of the user changes what is run"() {
        expect:
        TextFiles.edit([], 'x = 1', [EDITOR: 'sed -i s/1/2/']) == Optional.of('x = 2\n')
        TextFiles.edit([], 'x = 1', [VISUAL: 'false', EDITOR: 'true']) == Optional.empty()
        TextFiles.edit([], '', [EDITOR: 'true']) == Optional.empty()

        when:
        TextFiles.edit([], 'x', [EDITOR: '/no/such/editor'])

        then:
        def refused = thrown(RuntimeException)
        refused.message == 'there is no editor /no/such/editor: set EDITOR to yours'
    }

    private Object run(String script) {
        def session = new Session({ throw new IllegalStateException() }, System.out, { false }, Session.Mode.RUN)
        new ScriptRunner(session, new ScriptCache(dir.resolve('cache'))).evaluate(new ScriptSource('saved', 'saved.groovy', script), [])
    }
}
