package org.cgroovy.console

import org.cgroovy.linux.Kernel
import org.cgroovy.linux.KernelException
import org.cgroovy.linux.UnixSocket
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** What somebody may do to the runner's socket; others are served as if he were not there. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root to become another, and busybox')
class HostileIT extends Specification {
    static final LIST = '{"cgroovy":1,"number":7,"do":"list"}'

    @Shared
    Kernel kernel = new Kernel()

    @Shared
    File build = OrdinaryUser.build()

    @Shared
    @AutoCleanup
    Service service = new Service()

    @Shared
    @AutoCleanup
    OrdinaryUser ann = new OrdinaryUser('', false)

    @Shared
    int filesBefore

    def setupSpec() {
        ann.variables = ["CGROOVY_RUNNER=$service.socket".toString()]
        assert served()
        filesBefore = files()
    }

    def cleanup() {
        def end = System.currentTimeMillis() + 5000
        while (files() > filesBefore && System.currentTimeMillis() < end) {
            sleep(50)
        }
        assert files() <= filesBefore
    }

    def cleanupSpec() {
        assert served()
        assert service.empty
        build.deleteDir()
    }

    private boolean served() {
        ann.run(build, ['-e', "print container { rootfs busybox(); capture 'echo', 'served' }.out"]).out == 'served\n'
    }

    private int files() {
        new File("/proc/${service.pid()}/fd").list().length
    }

    private UnixSocket connect() {
        UnixSocket.connect(kernel, service.socket)
    }

    private static String answer(UnixSocket socket) {
        socket.receive().map { new String(it.bytes()) }.orElse('')
    }

    def "who sends #what is told, and has to go"() {
        given:
        def socket = connect()

        when:
        socket.send(bytes, [], true)

        then:
        answer(socket).contains('not understood')
        answer(socket) == ''

        cleanup:
        socket.close()

        where:
        what               | bytes
        'noise'            | new byte[100].tap { new Random(1).nextBytes(it) }
        'no JSON'          | 'GET / HTTP/1.1'.bytes
        'deep JSON'        | ('[' * 60_000).bytes
        'another version'  | LIST.replace('1,', '9,').bytes
        'an unknown wish'  | LIST.replace('list', 'exit').bytes
        'too much'         | new byte[100_000]
    }

    def "a start without the files it needs, or with too many, is refused and leaves none open: #count"() {
        given:
        def socket = connect()
        def request = '{"cgroovy":1,"number":7,"do":"start","container":"x","config":{"root":{"path":"/"},"process":{"args":["true"],"cwd":"/"}}}'

        when:
        100.times {
            socket.send(request.bytes, [0] * count, true)
            assert answer(socket).contains("came with $count")
        }

        then:
        noExceptionThrown()

        cleanup:
        socket.close()

        where:
        count << [0, 1, 4]
    }

    def "who asks and never reads loses his connection, and nobody waits for him"() {
        given:
        def socket = connect()
        def asked = 0

        when:
        try {
            while (asked < 100_000) {
                socket.send(LIST.bytes, [], false)
                asked++
            }
        } catch (KernelException full) {
            // he is not read from any more, or is disconnected
        }

        then:
        asked > 0
        served()

        cleanup:
        socket.close()
    }

    def "a thousand come and go"() {
        when:
        1000.times {
            def socket = connect()
            if (it % 3 == 0) {
                socket.send(LIST.bytes, [], true)
            }
            socket.close()
        }

        then:
        noExceptionThrown()
    }

    def "nobody can be connected so often that others cannot be"() {
        when:
        def sockets = (1..70).collect { connect() }
        sockets.each {
            try {
                it.send(LIST.bytes, [], true)
            } catch (KernelException refused) {
                // he has been sent away already
            }
        }
        def answers = sockets.collect { answer(it) }

        then:
        answers.count { it.contains('"containers"') } == 64
        answers.count { it.contains('you are connected 64 times') } == 6

        cleanup:
        sockets*.close()
    }

    def "without containers and clients it needs little memory"() {
        expect:
        (new File("/proc/${service.pid()}/status").text =~ /VmRSS:\s+(\d+) kB/)[0][1] as int < 200 * 1024
    }
}
