package org.cgroovy.console

/** A terminal of its own, with a shell in it. */
class Tmux implements Closeable {
    private static final SOCKET = 'cgroovy'

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

    /**
     * The line that the cursor is in, or will be when the program ends that has the whole screen; counted from the first one
     * that ever was, so that it stays the same when the screen scrolls.
     */
    int line() {
        tmux('display-message', '-p', '#{history_size} #{?alternate_on,#{alternate_saved_y},#{cursor_y}}').split()*.toInteger().sum()
    }

    /** What stands in that line and below it; of a program that has the whole screen, all. */
    List<String> from(int line) {
        def all = tmux('display-message', '-p', '#{history_size} #{alternate_on}', ';', 'capture-pane', '-p', '-S', '-').readLines()
        def (history, alternate) = all.head().split()*.toInteger()
        all.tail().drop(alternate ? history : line)*.stripTrailing()
    }

    /** Waits until the text that begins there is as the condition wants it. */
    void awaits(int line, String what, Closure<Boolean> condition) {
        awaited(what) { condition(from(line)) }
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
        def builder = new ProcessBuilder(['tmux', '-L', SOCKET, *words]).redirectErrorStream(true)
        builder.environment().TMUX_TMPDIR = home.path // else a socket is left in /tmp
        def process = builder.start()
        def text = process.inputStream.text
        assert process.waitFor() == 0: text
        text
    }

    @Override
    void close() {
        tmux('kill-server')
    }
}
