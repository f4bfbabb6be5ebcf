package org.cgroovy.linux

/** Runs launch programs that need no exec: the last step is exit_group. */
class TinyPrograms {
    final Kernel kernel = new Kernel()

    /** How it ended; its steps know the pipe's write end as {@code <pipe>}. */
    ExitStatus run(Pipe pipe = new Pipe(-1, -1), Step... steps) {
        def program = new LaunchProgram([] as Set, true, Optional.empty(), Optional.empty(), steps.toList())
        def launched = new Launcher(kernel).launch(program, [pipe: pipe.writeEnd()]) {}
        try {
            kernel.waitFor(launched.pidfd(), true).get()
        } finally {
            kernel.close(launched.pidfd())
        }
    }

    /** What such a program wrote into the pipe. */
    String output(Step... steps) {
        def pipe = kernel.pipe()
        run(pipe, steps)
        kernel.close(pipe.writeEnd())
        def buffer = new IoBuffer(4096)
        int count = kernel.read(pipe.readEnd(), buffer)
        kernel.close(pipe.readEnd())
        new String(buffer.first(count))
    }

    /** Sets what this process does with a signal: 0 the default, 1 nothing. */
    long sigaction(Signal signal, long handler) {
        def memory = kernel.scratch()
        long action = memory.put(new byte[32])
        memory.putLong(action, handler)
        kernel.raw(Syscall.RT_SIGACTION, signal.number(), action, 0, 8)
    }

    static Step exit(Arg code) {
        Step.of(Syscall.EXIT_GROUP, code)
    }

    static Step write(String text) {
        Step.of(Syscall.WRITE, new Arg.HostFd('pipe'), Arg.text(text), Arg.number(text.bytes.length))
    }
}
