package org.cgroovy.dsl

/** Scripts whose author asked for static compilation: it proves the @DelegatesTo annotations. */
class StaticScriptSpec extends ScriptSpecification {
    static final TOUR = '''
        hostname "inside${1}"
        rootfs busybox()
        readonly true
        env PATH: '/bin:/usr/bin', TERM: 'xterm'
        user 1000, 1000, groups: [10, 20]
        namespaces { share 'net'; join uts: '/proc/123/ns/uts'; unshare 'user', 'time'; mapRoot 1000, 1000 }
        mounts { bind '/data', '/data', readonly: true; tmpfs '/tmp', size: 64.MiB }
        limits {
            cpu 50.percent
            cpu weight: 200
            memory 100.MiB, swap: 0
            pids 10
            io '/dev/vda', read: 10.MiB.perSecond, writeOps: 100
            hugetlb '2MB', 64.MiB
            devices { allow 'c 10:229 rwm' }
            set 'cpu.cfs_burst_us', 1000
        }
        capabilities { drop 'ALL'; add 'CHOWN' }
        rlimits { nofile 1024 }
        run '/bin/sh', '-c', 'echo hi'
    '''

    def "a statically compiled script knows every word"() {
        when:
        run("@groovy.transform.CompileStatic def f(int n) { println n; container('web') { $TOUR } }\nf(args.length)", ['x'])

        then:
        runner.spec.hostname().get() == 'inside1'
        runner.spec.limits().devices().size() == 1
        output == '1\n'
    }

    def "a word that is given what it does not take stops the compiler"() {
        expect:
        failure("@groovy.transform.CompileStatic def f() {\n container { readonly 'x' } }\nf()") ==
                'web.groovy:2:14: [Static type checking] - Cannot find matching method web#readonly(java.lang.String). ' +
                'Please check if the declared type is correct and if the method exists.'
    }

    def "what a result and a container have beyond their components are properties there too"() {
        when:
        run('''
            import org.cgroovy.dsl.*
            @groovy.transform.CompileStatic def f(ContainerDefinition c) {
                def r = c.run('x')
                println "$r.out ${r.exitCode()} ${r.usage.wallTime}"
                def running = c.start('x')
                println "$running.pid ${running.exec('y').out}"
            }
            f(container { rootfs '/' })
        ''')

        then:
        output == ' 0 PT0S\n4711 out of exec\n'
    }
}
