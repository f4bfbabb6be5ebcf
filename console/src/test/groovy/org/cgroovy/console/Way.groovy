package org.cgroovy.console

import java.util.regex.Pattern

/**
 * What somebody types who is new to the console, and what is to be seen then.
 *
 * A line behind "# " is a remark, the first one the name. Behind "> " stands what is typed, with keys as in <Enter> and
 * <Ctrl-C>. The lines below it, behind two spaces, are to be found whole and in that order, from the line that the cursor
 * was in, and the last of them as the last one on the screen. Others may stand between them, and * is for any text.
 */
class Way {
    private static final Map<String, String> KEYS = [
            '<Enter>': 'Enter', '<Tab>': 'Tab', '<Up>': 'Up', '<Left>': 'Left', '<Backspace>': 'BSpace', '<F5>': 'F5']

    final String name
    final List<Step> steps = []

    /** Some keys, and what they lead to. */
    static class Step {
        /** Each a text, or the name of a key in angle brackets. */
        List<String> keys
        List<String> seen = []

        /** Whether that is to be seen among these lines. */
        boolean isSeen(List<String> screen) {
            def last = screen.findLastIndexOf { it }
            def lines = screen.take(last + 1).iterator()
            last >= 0 && seen.every { wanted -> lines.any { isLike(it, wanted) } } && isLike(screen[last], seen.last())
        }

        private static boolean isLike(String line, String wanted) {
            line ==~ wanted.split(/\*/, -1).collect { Pattern.quote(it) }.join('.*')
        }
    }

    Way(String text) {
        def lines = text.readLines().findAll()
        name = lines.head() - '# '
        lines.findAll { !it.startsWith('# ') }.each {
            if (it.startsWith('> ')) {
                steps << new Step(keys: it.substring(2).findAll(/<[\w-]+>|[^<]+|</))
            } else {
                assert it.startsWith('  ') && steps: "is neither typed nor seen: $it"
                steps.last().seen << it.substring(2).stripTrailing()
            }
        }
        steps.each {
            // The prompt is there before anything happens, so that it says nothing by itself.
            assert it.seen.any { line -> line != 'cgroovy>' }: "what is to be seen behind ${it.keys.join()}?"
        }
    }

    /** As tmux calls it; null when it is text. */
    static String key(String typed) {
        typed ==~ /<Ctrl-[A-Z]>/ ? "C-${typed[6].toLowerCase()}" : KEYS[typed]
    }

    @Override
    String toString() {
        name
    }
}
