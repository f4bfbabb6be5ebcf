package org.cgroovy.dsl.script

import org.cgroovy.dsl.ScriptSpecification

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class ScriptRunnerSpec extends ScriptSpecification {
    static final SCRIPT = 'class A { def b() { 1 } }\ndef f = { println "hi ${new A().b()} ${args}" }\nf()\n'

    Path home = directory.resolve('home')
    Path scripts = home.resolve('scripts')

    private int runCached(ScriptSource source = ScriptSource.code(SCRIPT), List<String> args = []) {
        new ScriptRunner(session(), new ScriptCache(scripts)).run(source, args)
    }

    private List<Path> cached() {
        Files.list(scripts).withCloseable { it.toList() }
    }

    private static void put(Path file, ScriptKey key, String script) {
        file.toFile().bytes = CacheEntry.encode(key, ScriptCompiler.compile(ScriptSource.code(script), ScriptRunnerSpec.classLoader))
    }

    private static ScriptKey keyOf(Path file) {
        def bytes = java.nio.ByteBuffer.wrap(file.toFile().bytes).position(8)
        new ScriptKey(new String(bytes.array(), 12, bytes.getInt(), 'UTF-8'))
    }

    def "a script is compiled once, and its classes are kept where only its user can read them"() {
        when:
        2.times { runCached(ScriptSource.code(SCRIPT), ["a$it".toString()]) }

        then:
        output == 'hi 1 [a0]\nhi 1 [a1]\n'
        cached().size() == 1
        mode(scripts) == 'rwx------'
        mode(home) == 'rwx------'
        mode(cached()[0]) == 'rw-------'
    }

    def "the second run takes the kept classes"() {
        given:
        runCached()
        put(cached()[0], keyOf(cached()[0]), 'println "from the cache"')

        when:
        runCached()

        then:
        output == 'hi 1 []\nfrom the cache\n'
    }

    def "another text, name or version is another script"() {
        expect:
        ScriptKey.of(one, *versions) != ScriptKey.of(ScriptSource.code('a'), '1', '2')

        where:
        one                              | versions
        ScriptSource.code('b')           | ['1', '2']
        new ScriptSource('x', 'y', 'a')  | ['1', '2']
        ScriptSource.code('a')           | ['1', '3']
        ScriptSource.code('a')           | ['12', '']
        ScriptSource.code('a')           | ['1', '2', '']
    }

    def "kept classes that are #what are made anew"() {
        given:
        runCached()
        change(cached()[0])

        when:
        runCached()

        then:
        output == 'hi 1 []\nhi 1 []\n'

        where:
        what                  | change
        'cut short'           | { it.toFile().bytes = it.toFile().bytes[0..100] as byte[] }
        'empty'               | { it.toFile().bytes = new byte[0] }
        'changed in one bit'  | { def b = it.toFile().bytes; b[-5] ^= 1; it.toFile().bytes = b }
        'gone'                | { Files.delete(it) }
        "another script's"    | { put(it, new ScriptKey('x'), 'println "bad"') }
        'a directory'         | { Files.delete(it); Files.createDirectory(it) }
    }

    def "nothing is taken from #what"() {
        given:
        runCached()
        put(cached()[0], keyOf(cached()[0]), 'println "bad"')
        Files.setPosixFilePermissions(place(scripts, cached()[0]), PosixFilePermissions.fromString(permissions))

        when:
        runCached()

        then:
        output == 'hi 1 []\nhi 1 []\n'

        where:
        what                                        | place               | permissions
        'a file that others can write'              | { dir, file -> file } | 'rw-rw----'
        'a directory that others can write'         | { dir, file -> dir }  | 'rwxrwxrwx'
        'a place below one that others can write'   | { dir, file -> dir.parent } | 'rwxrwxrwx'
    }

    def "a cache that cannot be made is no matter"() {
        given:
        home.toFile().text = 'a file is in the way'

        when:
        runCached()

        then:
        output == 'hi 1 []\n'
    }

    def "the oldest go when there are too many"() {
        given:
        Files.createDirectories(scripts, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString('rwx------')))
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString('rwx------'))
        500.times { new File(scripts.toFile(), "old$it").with { it.text = ''; it.lastModified = 1000 } }

        when:
        runCached()

        then:
        cached().size() == 200
        cached().any { !it.fileName.toString().startsWith('old') }
    }

    def "a script with errors is not kept"() {
        when:
        runCached(ScriptSource.code('x ='))

        then:
        thrown(ScriptFailure)
        !Files.exists(scripts)
    }

    def "a file is named in errors as it was on the command line, and may begin with #!"() {
        given:
        def file = directory.resolve('01-my web.groovy')
        file.toFile().text = '#!/usr/bin/env cgroovy\nprintln args\n1 / 0\n'

        when:
        runCached(ScriptSource.file(file), ['a'])

        then:
        def e = thrown(ScriptFailure)
        e.message == "$file:3: ArithmeticException: Division by zero"
        e.cause instanceof ArithmeticException
        output == '[a]\n'
    }

    def "classes in files beside a script are found, by all scripts there, and taken anew when they change"() {
        given:
        def main = directory.resolve('main.groovy')
        main.toFile().text = 'println new Greeter(name: args[0])'
        directory.resolve('other.groovy').toFile().text = "println(new Greeter(name: 'other').toString().reverse())"
        directory.resolve('Greeter.groovy').toFile().text = 'class Greeter extends Base { String toString() { greet(name) } }'
        directory.resolve('Base.groovy').toFile().text = 'class Base { String name; static greet(name) { "hello $name" } }'

        when:
        2.times { runCached(ScriptSource.file(main), ['a']) }
        runCached(ScriptSource.file(directory.resolve('other.groovy')))

        then:
        output == 'hello a\nhello a\nrehto olleh\n'
        cached().size() == 2

        when:
        directory.resolve('Base.groovy').toFile().text = 'class Base { String name; static greet(name) { "bye $name" } }'
        runCached(ScriptSource.file(main), ['b'])

        then:
        output.endsWith('bye b\n')

        when:
        directory.resolve('Base.groovy').toFile().text = 'class Base {\n nix nix nix =\n}'
        runCached(ScriptSource.file(main), ['b'])

        then:
        def e = thrown(ScriptFailure)
        e.message.startsWith("${directory.resolve('Base.groovy')}:2:")
    }

    def "the same script in two directories is two scripts"() {
        when:
        ['a', 'b'].each {
            def dir = Files.createDirectories(directory.resolve(it))
            dir.resolve('main.groovy').toFile().text = 'println Where.NAME'
            dir.resolve('Where.groovy').toFile().text = "class Where { static final NAME = '$it' }"
            runCached(ScriptSource.file(dir.resolve('main.groovy')))
        }

        then:
        output == 'a\nb\n'
    }

    def "a script imports from jars and directories on the class path, as they are now"() {
        given:
        def jar = directory.resolve('greet.jar')
        def source = ScriptSource.code('import my.lib.Greeter\nprintln Greeter.greet()')
        def run = { new ScriptRunner(session(), new ScriptCache(scripts), new ClassPath([jar])).run(source, []) }

        when:
        ['hello', 'goodbye'].each {
            pack(jar, "package my.lib\nclass Greeter { static greet() { '$it' } }")
            2.times { run() }
        }

        then:
        output == 'hello\nhello\ngoodbye\ngoodbye\n'

        when:
        runCached(source)

        then:
        def e = thrown(ScriptFailure)
        e.message.startsWith('-e:1:8: unable to resolve class my.lib.Greeter')
    }

    private static void pack(Path jar, String code) {
        def classes = ScriptCompiler.compile(ScriptSource.code(code), ScriptRunnerSpec.classLoader).classes()
        new java.util.jar.JarOutputStream(Files.newOutputStream(jar)).withCloseable { out ->
            classes.each { name, bytes ->
                out.putNextEntry(new java.util.jar.JarEntry(name.replace('.', '/') + '.class'))
                out.write(bytes)
            }
        }
    }

    def "standard input and the command line are scripts too"() {
        when:
        runCached(ScriptSource.input(new ByteArrayInputStream('println "ä"'.getBytes('UTF-8'))))
        runCached(ScriptSource.code('x'))

        then:
        def e = thrown(ScriptFailure)
        e.message == '-e:1: x: no such word, and no variable or method of the script'
        output == 'ä\n'
    }

    def "a file that holds a class only says so"() {
        when:
        runCached(ScriptSource.code('class A { }'))

        then:
        def e = thrown(ScriptFailure)
        e.message == '-e: no statements outside the class A'
    }

    def "endless recursion is told in one line"() {
        expect:
        failure('def f() { f() }\nf()') == 'web.groovy:1: a method or a closure calls itself without end'
    }

    private static String mode(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }
}
