package org.cgroovy.dsl

class WrongWordsSpec extends ScriptSpecification {
    def "container { #words } says: #message"() {
        expect:
        failure("container('web') {\n rootfs '/'\n run 'x'\n $words\n}") == "web.groovy:4: $message"
        runner.specs.empty

        where:
        words                                 || message
        'limits { pids }'                     || 'pids needs a value: write pids limit'
        'hostname'                            || 'hostname needs a value: write hostname name'
        'rootfs busybox'                      || 'busybox needs parentheses: write busybox()'
        "hostname = 'x'"                      || "hostname is a word, not a variable: write it without '='"
        "hostname 'a', 'b'"                   || "hostname does not take ('a', 'b'): write hostname name"
        "readonly 'yes'"                      || "readonly does not take ('yes'): write readonly readonly"
        'rlimits { wibblewobble 1 }'          || 'wibblewobble is no word of rlimits { }, which knows ' +
                'core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, set, sigpending, stack'
        'limits { memory 100 }'               || "memory 100 has no unit: write memory 100.MiB or memory '100m'"
        'limits { memory 1.GiB, swap: 5 }'    || "memory swap: 5 has no unit: write memory swap: 5.MiB or memory swap: '5m'"
        'limits { memory 1.GiB, swop: 0 }'    || 'memory knows no swop: did you mean swap?'
        "limits { memory 'much' }"            || "'much' is no amount of memory such as '100m', '64k' or '1.5g'"
        'limits { memory 5.percent }'         || "memory takes an amount such as 64.MiB or '64m', got 5 %"
        'limits { cpu 50 }'                   || 'cpu 50 has no unit: write cpu 50.percent or cpu 50.cores'
        'limits { cpu 1.MiB }'                || "cpu takes a share such as 50.percent, 1.5.cores or '50%', got 1 MiB"
        "limits { pids 'many' }"              || "pids takes a whole number or 'max', got 'many'"
        'limits { pids 1.5 }'                 || "pids takes a whole number or 'max', got 1.5"
        'limits { pids null }'                || "pids takes a whole number or 'max', got null"
        "limits { io '/dev/vda', read: 5 }"   || "io read: takes a rate such as 10.MiB.perSecond or '10m', got 5"
        "limits { devices { allow 'x' } }"    || "allow takes a rule such as 'c 1:3 rwm', 'b *:* r' or 'a', got 'x'"
        "capabilities { add 'CHOWM' }"        || 'add: no capability CHOWM; did you mean CHOWN?'
        "namespaces { share 'network1' }"     || 'share: no namespace network1; known: user, mount, pid, uts, ipc, net, cgroup, time'
        "namespaces { unshare 'uds' }"        || 'unshare: no namespace uds; did you mean uts?'
        'rlimits { nofile 1, 2, 3 }'          || 'nofile takes one value, or a soft and a hard one: nofile 1024, 4096'
        "mounts { mount '/x', source: 'y' }"  || "mount /x has no type: write mount '/x', type: 'tmpfs'"
        'umask 22'                            || "umask takes octal digits in quotes, such as '022', got 22"
        "user '1x', 1"                        || "user takes a whole number, got '1x'"
        "user ' 1', 1"                        || "user takes a whole number, got ' 1'"
        "user '+1', 1"                        || "user takes a whole number, got '+1'"
        "user '', 1"                          || "user takes a whole number, got ''"
        "seccomp 'none'"                      || "seccomp: 'none' is neither 'default' nor 'unconfined' nor the path of a profile: seccomp '/etc/profile.json'"
        "seccomp '/no/such.json'"             || 'seccomp: there is no file /no/such.json'
        "run 'y'"                             || 'run: a container { } runs, captures or starts once'
        "unmasked '/nope'"                    || 'unmasked: /nope is not among /proc/acpi, /proc/asound, /proc/kcore, /proc/keys, ' +
                '/proc/latency_stats, /proc/timer_list, /proc/timer_stats, /proc/sched_debug, /proc/scsi, /sys/firmware'
        "'x'.foo(1)"                          || 'String has no method foo(1)'
        '1.x'                                 || 'Integer has no property x'
        '1 / 0'                               || 'ArithmeticException: Division by zero'
        'assert 1 == 2'                       || 'assertion failed: 1 == 2'
    }

    def "a misspelt word stops the script before anything starts: #words"() {
        expect:
        failure("container { rootfs '/'; run 'x' }\ncontainer('web') {\n $words\n}") == "web.groovy:3:$message"
        runner.specs.empty

        where:
        words                        || message
        'limts { pids 1 }'           || '2: limts: did you mean limits?'
        "hostnme 'x'"                || '2: hostnme: did you mean hostname?'
        "limits { hostname 'x' }"    || '11: hostname belongs to container { }, not to limits { }'
        "limits { bind '/a', '/b' }" || '11: bind belongs to mounts { }, not to limits { }'
        'limits { pid 1 }'           || '11: pid: did you mean pids?'
        'if (true) { limts { } }'    || '14: limts: did you mean limits?'
        'limits { devices { alow 1 } }' || '21: alow: did you mean allow?'
        'limits { container { } }'   || '11: container { } stands by itself, not inside limits { }'
    }

    def "a misspelt word in a closure that is kept for later is found when it is used: #words"() {
        expect:
        failure("def kept = {\n $words }\ncontainer('web') { include kept }") == "web.groovy:2: $message"

        where:
        words                        || message
        'limts { pids 1 }'           || 'limts: did you mean limits?'
        "limits { hostname 'x' }"    || 'hostname belongs to container { }, not to limits { }'
        "limits { container { } }"   || 'container { } stands by itself, not inside limits { }'
    }

    def "what is near a word and yet defined is no mistake: #script"() {
        when:
        run(script)

        then:
        runner.spec.id() == 'web'

        where:
        script << [
                "def hostnme(a) { }\ncontainer('web') { hostnme 'x'; rootfs '/'; run 'x' }",
                "hostnme = { }\ncontainer('web') { hostnme 'x'; rootfs '/'; run 'x' }",
                "def hostnme = { }\ncontainer('web') { hostnme 'x'; rootfs '/'; run 'x' }",
                "container('web') { use(Object) { }; sleep 1; rootfs '/'; run 'x' }",
                "class A { def containr() { 'web' }; def f() { containr() } }\ncontainer(new A().f()) { rootfs '/'; run 'x' }"]
    }

    def "what is wrong with the whole is said where the block begins: #message"() {
        expect:
        failure("\ncontainer('web') {\n $words\n}") == "web.groovy:2: $message"

        where:
        words                      || message
        "run 'x'"                  || "container web has no rootfs: write rootfs '/a/directory' or rootfs busybox()"
        "rootfs '/'; run()"        || "run needs a program: run '/bin/sh'"
        "rootfs '/'; hostname 'h' * 65; run 'x'" || "hostname must have at most 64 characters, got ${'h' * 65}"
    }

    def "a word of the script: #text"() {
        expect:
        failure("\n$text") == "web.groovy:2$message"

        where:
        text                     || message
        "contianer { }"          || ':1: contianer: did you mean container?'
        "hostname 'x'"           || ':1: hostname belongs to container { }, not to the script itself'
        'nothing'                || ': nothing: no such word, and no variable or method of the script'
        'container {'            || ":11: Unexpected input: '{'"
        "def a = 1; def a = 2"   || ':16: The current scope already contains a variable of the name a'
        'int x = new Foo()'      || ':9: unable to resolve class Foo'
        "throw new IOException('no')" || ': IOException: no'
        "throw new RuntimeException()" || ': RuntimeException'
        "container('../x') { rootfs '/' }" || ": container name must be [A-Za-z0-9][A-Za-z0-9_.-]{0,62}, got '../x'"
    }
}
