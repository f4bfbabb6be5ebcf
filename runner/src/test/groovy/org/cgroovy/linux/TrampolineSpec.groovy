package org.cgroovy.linux

import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

@Requires(value = { Host.hasCommands('x86_64-linux-gnu-as', 'aarch64-linux-gnu-as') }, reason = 'needs binutils for both architectures')
class TrampolineSpec extends Specification {
    static final ASM = new File('src/main/asm')

    @TempDir
    Path work

    def "the bytes of #file are what its source assembles to"() {
        expect:
        assemble(file) == HexFormat.of().formatHex(bytes)

        where:
        file                   | bytes
        'trampoline-x86_64.S'  | MachineCode.X86_64.trampoline()
        'trampoline-aarch64.S' | MachineCode.AARCH64.trampoline()
        'reaper-x86_64.S'      | MachineCode.X86_64.reaper()
        'reaper-aarch64.S'     | MachineCode.AARCH64.reaper()
    }

    def "#file says that it is the source"() {
        expect:
        new File(ASM, file).readLines().take(4).any { it.contains('This file is the source') }

        where:
        file << ASM.list().sort()
    }

    def "in #file launch begins where the caller jumps to"() {
        when:
        def symbols = run("$architecture-linux-gnu-nm", assembled(file).toString())

        then:
        symbols.readLines().any { it.startsWith(String.format('%016x', MachineCode.LAUNCH_OFFSET)) && it.endsWith(' launch') }

        where:
        architecture << ['x86_64', 'aarch64']
        file = "trampoline-${architecture}.S"
    }

    private String assemble(String file) {
        def code = work.resolve('code')
        run("${triple(file)}-objcopy", '-O', 'binary', '-j', '.text', assembled(file).toString(), code.toString())
        HexFormat.of().formatHex(code.toFile().bytes)
    }

    private Path assembled(String file) {
        def object = work.resolve('object')
        run("${triple(file)}-as", '-o', object.toString(), new File(ASM, file).path)
        object
    }

    private static String triple(String file) {
        "${file.split('-')[1].replace('.S', '')}-linux-gnu"
    }

    private static String run(String... command) {
        def process = new ProcessBuilder(command).redirectErrorStream(true).start()
        def output = process.inputStream.text
        assert process.waitFor() == 0: output
        output
    }
}
