package org.cgroovy.runner

import org.cgroovy.linux.ElfFile
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import org.cgroovy.it.Host
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.Executors

@Requires(value = { Files.isExecutable(Path.of('/bin/busybox')) && ElfFile.isStatic(Path.of('/bin/busybox')) },
        reason = 'needs a static /bin/busybox')
class BusyboxRootSpec extends Specification {
    static final Path BUSYBOX = Path.of('/bin/busybox')

    @TempDir
    Path directory

    def "the root has busybox, a link for each command, and what a container expects"() {
        when:
        def root = new BusyboxRoot([BUSYBOX], Host.uid(), directory.resolve('home')).find()

        then:
        Files.readSymbolicLink(root.resolve('bin/sh')).toString() == 'busybox'
        Files.mismatch(BUSYBOX, root.resolve('bin/busybox')) == -1
        Files.isSameFile(root.resolve('usr/bin/ls'), root.resolve('bin/busybox'))
        root.resolve('etc/passwd').toFile().text.startsWith('root:x:0:0:')
        ['proc', 'sys', 'dev', 'root', 'run'].every { Files.isDirectory(root.resolve(it)) }
        (Files.getAttribute(root.resolve('tmp'), 'unix:mode') & 07777) == 01777
        PosixFilePermissions.toString(Files.getPosixFilePermissions(root)) == 'rwxr-xr-x'
    }

    def "it is made once"() {
        given:
        def home = directory.resolve('home')
        def root = new BusyboxRoot([BUSYBOX], Host.uid(), home).find()
        root.resolve('mark').toFile().text = 'kept'

        expect:
        new BusyboxRoot([Path.of('/nowhere'), BUSYBOX], Host.uid(), home).find() == root
        root.resolve('mark').toFile().text == 'kept'
        home.toFile().list().length == 1
    }

    def "several makers at once agree on one root"() {
        given:
        def home = directory.resolve('home')
        def pool = Executors.newFixedThreadPool(4)

        when:
        def roots = pool.invokeAll([{ new BusyboxRoot([BUSYBOX], Host.uid(), home).find() }] * 8)*.get()

        then:
        roots.toSet().size() == 1
        home.toFile().list().length == 1

        cleanup:
        pool.shutdown()
    }

    def "a root that others can write to is not used"() {
        given:
        def root = new BusyboxRoot([BUSYBOX], Host.uid(), directory).find()
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString('rwxrwxrwx'))

        when:
        new BusyboxRoot([BUSYBOX], Host.uid(), directory).find()

        then:
        def e = thrown(RunnerException)
        e.message == "$root is writable by others: remove it"
    }

    def "without a static busybox the error says what to install: #binary"() {
        when:
        new BusyboxRoot([Path.of(binary)], Host.uid(), directory).find()

        then:
        def e = thrown(RunnerException)
        e.message.endsWith(': apt-get install -y busybox-static')
        directory.toFile().list().length == 0

        where:
        binary << ['/nowhere/busybox', '/proc/self/exe']
    }

    def "user #uid has its roots in #home"() {
        expect:
        BusyboxRoot.home(uid, env) == Path.of(home)

        where:
        uid  | env                                        || home
        0    | [HOME: '/root']                            || '/var/lib/cgroovy'
        1000 | [HOME: '/home/u']                          || '/home/u/.cache/cgroovy'
        1000 | [HOME: '/home/u', XDG_CACHE_HOME: '/c']    || '/c/cgroovy'
        1000 | [HOME: '/home/u', XDG_CACHE_HOME: 'wrong'] || '/home/u/.cache/cgroovy'
    }
}
