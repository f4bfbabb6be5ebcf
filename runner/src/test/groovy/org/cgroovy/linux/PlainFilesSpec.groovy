package org.cgroovy.linux

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class PlainFilesSpec extends Specification {
    @TempDir
    Path directory

    def 'a file that exists is written and read'() {
        given:
        def file = Files.createFile(directory.resolve('pids.max'))

        when:
        PlainFiles.write(file, '5\n')

        then:
        PlainFiles.read(file) == '5\n'
    }

    def 'a file that does not exist is not made'() {
        when:
        PlainFiles.write(directory.resolve('pids.max'), '5')

        then:
        def e = thrown(KernelException)
        e.errno() == Errno.ENOENT
        e.call().contains('pids.max')
        Files.list(directory).count() == 0
    }

    def 'the kernel\'s reason has its name: #errno'() {
        given:
        Files.createDirectories(directory.resolve('a/b'))
        Files.createFile(directory.resolve('file'))

        when:
        call(directory)

        then:
        def e = thrown(KernelException)
        e.errno() == errno

        where:
        errno           | call
        Errno.EEXIST    | { PlainFiles.mkdir(it.resolve('a')) }
        Errno.ENOENT    | { PlainFiles.mkdir(it.resolve('x/y')) }
        Errno.ENOENT    | { PlainFiles.rmdir(it.resolve('x')) }
        Errno.ENOTEMPTY | { PlainFiles.rmdir(it.resolve('a')) }
        Errno.ENOTDIR   | { PlainFiles.mkdir(it.resolve('file/x')) }
        Errno.ENOENT    | { PlainFiles.read(it.resolve('no (such) file')) }
        Errno.EISDIR    | { PlainFiles.write(it.resolve('a'), 'x') }
        Errno.EISDIR    | { PlainFiles.read(it.resolve('a')) }
        Errno.EINVAL    | { PlainFiles.write(Path.of('/proc/self/oom_score_adj'), 'x') }
    }
}
