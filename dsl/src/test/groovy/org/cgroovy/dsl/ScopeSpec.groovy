package org.cgroovy.dsl

/** What of a script can be used inside its blocks. */
class ScopeSpec extends ScriptSpecification {
    def "#what of the script can be used inside a block"() {
        when:
        run(script)

        then:
        runner.spec.limits().pids().asLong == 12

        where:
        what                       | script
        'a local variable'         | "def n = 12; container { rootfs '/'; run 'x'; limits { pids n } }"
        'a variable'               | "n = 12; container { rootfs '/'; run 'x'; limits { pids n } }"
        'an argument-less method'  | "def n() { 12 }\ncontainer { rootfs '/'; run 'x'; limits { pids n() } }"
        'a method'                 | "def n(a) { a + 2 }\ncontainer { rootfs '/'; run 'x'; limits { pids n(10) } }"
        'a closure'                | "n = { it + 2 }; container { rootfs '/'; run 'x'; limits { pids n(10) } }"
        'a local closure'          | "def n = { it + 2 }; container { rootfs '/'; run 'x'; limits { pids n(10) } }"
        'a field'                  | "@groovy.transform.Field int n = 12\ncontainer { rootfs '/'; run 'x'; limits { pids n } }"
        'a method in a class'      | "class A { def f(s) { s.container { rootfs '/'; run 'x'; limits { pids g() } } }; def g() { 12 } }\nnew A().f(this)"
        'a value set in the block' | "container { rootfs '/'; run 'x'; limits { n = 12; pids n } }"
        'words kept for later'     | "def few = { pids 12 }; container { rootfs '/'; run 'x'; limits { include few } }"
        'a nested closure'         | "container { rootfs '/'; run 'x'; limits { [11, 12].each { pids it } } }"
        'an if'                    | "container { rootfs '/'; run 'x'; if (true) { limits { pids 12 } } }"
        'the block as it'          | "container { it.rootfs '/'; it.run 'x'; it.limits { l -> l.pids 12 } }"
    }

    def "arguments, output and busybox are there inside too"() {
        when:
        run('''
            container {
                println args[0]
                print 'b'; println "${args[1]} ${[1, 2]} ${-> 3}"
                rootfs '/'; run args
            }
        ''', ['a', 'c'])

        then:
        output == 'a\nbc [1, 2] 3\n'
        runner.spec.process().args() == ['a', 'c']
    }

    def "many containers from one block"() {
        when:
        run('3.times { i -> container("web$i") { hostname "h$i"; rootfs "/"; run "x" } }')

        then:
        runner.specs*.id() == ['web0', 'web1', 'web2']
        runner.specs*.hostname()*.get() == ['h0', 'h1', 'h2']
    }

    def "output of the script itself goes the same way"() {
        when:
        run('println(); println 1; print null; printf "%s %s\\n", "a", 2; printf("%d", 3); println([a: 1.5]); println "x${1}"')

        then:
        output == '\n1\nnulla 2\n3[a:1.5]\nx1\n'
    }
}
