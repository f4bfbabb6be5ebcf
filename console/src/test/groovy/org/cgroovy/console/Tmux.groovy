package org.cgroovy.console

/** A terminal of its own, with a shell in it. */
class Tmux implements Closeable {
    private final String socket = "cgroovy-test-${UUID.randomUUID()}"
    private final File home

    Tmux(File home) {
        this.home = home
        tmux('-f', '/dev/null', 'new-session', '-d', '-x', '100', '-y', '30', "HOME=$home TERM=screen PS1='host\$ ' sh")
    }

    static boolean present() {
        '/usr/bin/tmux'.with { new File(it).canExecute() }
    }

    void type(String line) {
        tmux('send-keys', '-l', line)
        press('Enter')
    }

    void press(String key) {
        tmux('send-keys', key)
    }

    void resize(int columns, int rows) {
        tmux('resize-window', '-x', "$columns", '-y', "$rows")
    }

    String screen() {
        tmux('capture-pane', '-p').readLines()*.stripTrailing().join('\n').stripTrailing()
    }

    /** Waits until the screen ends with that line. */
    boolean ends(String line) {
        def end = System.nanoTime() + 30_000_000_000L
        while (!(screen().readLines() ?: [''])[-1].matches(line)) {
            assert System.nanoTime() < end: "the screen does not end with $line but is\n${screen()}"
            sleep(100)
        }
        true
    }

    private String tmux(String... words) {
        def process = new ProcessBuilder(['tmux', '-L', socket, *words]).redirectErrorStream(true).start()
        def text = process.inputStream.text
        assert process.waitFor() == 0: text
        text
    }

    @Override
    void close() {
        tmux('kill-server')
    }
}
