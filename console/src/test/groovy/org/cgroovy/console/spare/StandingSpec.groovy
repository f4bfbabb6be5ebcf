package org.cgroovy.console.spare

import org.cgroovy.linux.Kernel
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whatever a fresh virtual machine would have from its caller, and a spare has not, is seen. */
class StandingSpec extends Specification {
    @AutoCleanup
    def processes = new Processes()

    def "processes that were started alike stand alike"() {
        expect:
        standing('exec sleep 60').difference(standing('exec sleep 60')) == Optional.empty()
    }

    def "it is seen that one has another #what"() {
        expect:
        standing('exec sleep 60').difference(standing(command)).get() == seen.toString()

        where:
        what           | command                                            || seen
        'umask'        | 'umask 0137; exec sleep 60'                        || 'Umask'
        'limit'        | 'ulimit -c 7; exec sleep 60'                       || 'limit: Max core file size'
        'soft limit'   | 'ulimit -S -n 100; exec sleep 60'                  || 'limit: Max open files'
        'hard limit'   | 'ulimit -n 100; exec sleep 60'                     || 'limit: Max open files'
        'priority'     | 'exec nice -n 3 sleep 60'                          || 'nice'
        'disk class'   | 'exec ionice -c 3 sleep 60'                        || 'ioprio'
        'processor'    | 'exec taskset 1 sleep 60'                          || 'Cpus_allowed'
        'scheduler'    | 'exec chrt --idle 0 sleep 60'                      || 'scheduling'
        'rights'       | 'exec setpriv --no-new-privs sleep 60'             || 'NoNewPrivs'
        'signals'      | 'trap "" HUP; exec sleep 60'                       || 'SigIgn'
        'mask'         | 'exec env --block-signal=HUP sleep 60'             || 'SigBlk'
        'killer score' | 'echo 500 >/proc/self/oom_score_adj; exec sleep 60' || 'oom_score_adj'
        'environment'  | 'EXTRA=1 exec sleep 60'                            || 'environment: EXTRA'
        'language'     | 'LC_ALL=de_DE.UTF-8 exec sleep 60'                 || 'environment: LC_ALL'
    }

    def "who can get no new privileges may be confined in ways that cannot be seen"() {
        expect:
        standing('exec setpriv --no-new-privs sleep 60').confined
        !standing('exec sleep 60').confined
    }

    def "the variables that a shell changes at each step do not count, nor a directory that it has put into the environment"() {
        expect:
        standing("$command exec sleep 60").difference(standing("$other exec sleep 60")) == Optional.empty()

        where:
        command   | other
        ''        | '_=z SHLVL=9'
        'PWD=/x'  | 'unset PWD;'
    }

    private Standing standing(String command) {
        int pid = processes.start(command)
        Standing.of(new Kernel(), pid)
    }

    private static class Processes implements Closeable {
        private final List<Process> all = []

        int start(String command) {
            def process = new ProcessBuilder('sh', '-c', command).start()
            all << process
            def end = System.nanoTime() + 10_000_000_000L
            while (new File("/proc/${process.pid()}/comm").text.trim() != 'sleep') {
                assert System.nanoTime() < end
                sleep(5)
            }
            process.pid() as int
        }

        @Override
        void close() {
            all*.destroyForcibly()*.waitFor()
        }
    }
}
