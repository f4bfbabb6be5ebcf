package org.cgroovy.console.repl

import org.cgroovy.console.repl.line.LineRule

/** A user who has decided before what to type. */
class ScriptedLines implements Lines {
    final Iterator<String> lines

    ScriptedLines(List<String> lines) {
        this.lines = whole(lines).iterator()
    }

    Optional<String> next() { lines.hasNext() ? Optional.of(lines.next()) : Optional.empty() }

    void interruptibly(Runnable work) { work.run() }

    boolean wasInterrupted() { false }

    void close() {}

    private static List<String> whole(List<String> lines) {
        def rule = new LineRule({ false })
        lines.inject([]) { whole, line ->
            whole && Completeness.isUnfinished(whole.last(), rule) ? whole[0..<-1] + "${whole.last()}\n$line".toString() : whole + line
        }
    }
}
