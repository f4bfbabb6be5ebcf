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

    /** Without Enter. */
    void text(String typed) {
        tmux('send-keys', '-l', typed)
    }

    /** Whether the cursor can be seen. */
    boolean cursorShown() {
        tmux('display-message', '-p', '#{cursor_flag}').trim() == '1'
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

    /** Waits until the last lines on the screen are these. */
    boolean ends(String lines) {
        awaited("ends with $lines") { screen().endsWith(lines) }
    }

    /** Waits for what is before ^C, does what brings that about, and waits for it too. */
    boolean shows(String text, Closure<?> interrupt) {
        shows(text - '^C')
        interrupt()
        shows(text)
    }

    /** Waits until that is somewhere on the screen. */
    boolean shows(String text) {
        awaited("shows $text") { screen().contains(text) }
    }

    private boolean awaited(String what, Closure<Boolean> condition) {
        def end = System.nanoTime() + 60_000_000_000L
        while (!condition()) {
            assert System.nanoTime() < end: "not true that the screen $what:\n${screen()}"
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
