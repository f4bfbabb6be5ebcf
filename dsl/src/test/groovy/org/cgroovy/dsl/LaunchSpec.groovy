package org.cgroovy.dsl

import org.cgroovy.plan.Stdio

class LaunchSpec extends ScriptSpecification {
    def "#word starts the container when the block ends, with #stdio"() {
        given:
        terminal = atTerminal

        when:
        run("container('web') { $word 'echo', \"a\${1}\", ['b', 'c']; rootfs '/fs' }")

        then:
        runner.spec.root().path() == '/fs'
        runner.spec.process().args() == ['echo', 'a1', 'b', 'c']
        runner.spec.process().terminal() == (stdio == Stdio.TERMINAL)
        runner.stdios == [stdio]

        where:
        word      | atTerminal || stdio
        'run'     | false      || Stdio.INHERIT
        'run'     | true       || Stdio.TERMINAL
        'capture' | true       || Stdio.CAPTURE
        'start'   | true       || Stdio.LOG
    }

    def "one that is started with a terminal can be attached to, at a terminal only"() {
        given:
        terminal = true
        def words = "def web = container('web') { rootfs '/fs'; terminal true; start 'sh' }\n"

        when:
        run(words + 'attach web; println logs(web); fg(); println attach("web").id')

        then:
        runner.stdios == [Stdio.HELD_TERMINAL]
        runner.spec.process().terminal()
        output == '\nweb\n'

        when:
        terminal = false

        then:
        failure(words + 'attach web') == 'web.groovy:2: attach connects a terminal, and here is none; logs() gives what was written'
        failure('fg()') == 'web.groovy:1: fg: no container in the background has a terminal; start one with terminal true'
    }

    def "the script's exit code is that of its last result"() {
        given:
        runner.result = RecordingRunner.ended(7)

        expect:
        run("container { rootfs '/'; run 'false' }") == 7
        run("container { rootfs '/'; run 'false' }; null") == 0
        run('') == 0
    }

    def "a captured result is an object with properties"() {
        given:
        runner.result = RecordingRunner.ended(3, 'hi\n', 'oops\n')

        when:
        run('''
            def r = container { rootfs '/'; capture 'x' }
            println "$r.out.$r.err.$r.exitCode.$r.oomKilled"
            println(r ? 'well' : 'not well')
        ''')

        then:
        output == 'hi\n.oops\n.3.false\nnot well\n'
    }

    def "without a program the container is a definition, to be used again and again"() {
        when:
        run('''
            def web = container('web') { rootfs '/' }
            web.run('/bin/a')
            web.capture '/bin/b', 1
            web.start('/bin/c')
            println web.spec.id()
            println web
        ''')

        then:
        runner.specs*.process()*.args() == [['/bin/a'], ['/bin/b', '1'], ['/bin/c']]
        runner.stdios == [Stdio.INHERIT, Stdio.CAPTURE, Stdio.LOG]
        output == "web\ncontainer web, not started: .run('/bin/sh') runs it\n"
    }

    def "a container without a name gets one"() {
        when:
        2.times { run("container { rootfs '/'; run 'x' }") }

        then:
        runner.specs*.id().every { it ==~ /c-[0-9a-f]{6}/ }
        runner.specs*.id().unique().size() == 2
    }

    def "a running container has words"() {
        when:
        run('''
            def c = container('web') { rootfs '/'; start 'sleep' }
            println "$c.id $c.pid"
            println c.exec('echo', 'hi').out
            c.capture 'ls'
            c.kill()
            c.kill 'TERM'
            c.kill 'sigusr1'
            c.pause()
            c.resume()
            c.update { pids 20 }
            c.waitFor 10.seconds
            c.remove()
            container = c
        ''')

        then:
        output == 'web 4711\nout of exec\n'
    }

    def "#call is handed to the container"() {
        given:
        def container = new RecordingContainer(spec(''))
        def running = new RunningContainer(session(), container)

        when:
        call(running)

        then:
        container.calls == [line]

        where:
        call                           || line
        ({ it.exec('echo', 'hi') })    || 'exec [echo, hi] INHERIT'
        ({ it.capture('ls') })         || 'exec [ls] CAPTURE'
        ({ it.kill() })                || 'kill 9'
        ({ it.kill('TERM') })          || 'kill 15'
        ({ it.kill('sigusr1') })       || 'kill 10'
        ({ it.update { pids 20 } })    || 'update pids OptionalLong[20]'
        ({ it.waitFor(10.seconds) })   || 'waitFor PT10S'
        ({ it.pause() })               || 'pause'
        ({ it.resume() })              || 'resume'
        ({ it.remove() })              || 'remove'
    }

    def "explain prints the plans, starts nothing, and the script goes on"() {
        given:
        mode = Session.Mode.EXPLAIN

        when:
        int code = run('''
            def r = container('one') { rootfs '/'; run 'x' }
            assert r.exitCode == 0
            def c = container('two') { rootfs '/'; start 'x' }
            c.exec 'y'
            c.kill()
            assert c.waitFor().out == ''
            r
        ''')

        then:
        code == 0
        runner.specs == []
        runner.planned*.id() == ['one', 'two']
        output.contains('plan of container one')
        output.contains('plan of container two')
    }

    def "a plan as JSON"() {
        given:
        mode = Session.Mode.EXPLAIN_JSON

        when:
        run("container('one') { rootfs '/'; run 'x' }")

        then:
        output.contains('"container" : "one"')
    }

    def "a session closes its runner once, and opens none to close it"() {
        given:
        def unused = session()
        def used = session()

        when:
        unused.close()

        then:
        !runner.closed

        when:
        used.runner()
        used.close()

        then:
        runner.closed

        when:
        used.runner()

        then:
        thrown(org.cgroovy.runner.RunnerException)
    }
}
