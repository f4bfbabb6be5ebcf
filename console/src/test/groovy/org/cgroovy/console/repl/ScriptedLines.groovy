package org.cgroovy.console.repl

/** A user who has decided before what to type. */
class ScriptedLines implements Lines {
    final Iterator<String> lines

    ScriptedLines(List<String> lines) {
        this.lines = lines.iterator()
    }

    Optional<String> next() { lines.hasNext() ? Optional.of(lines.next()) : Optional.empty() }

    void interruptibly(Runnable work) { work.run() }

    boolean wasInterrupted() { false }

    void close() {}
}
