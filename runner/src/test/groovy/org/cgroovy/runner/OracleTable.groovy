package org.cgroovy.runner

import java.util.regex.Pattern

/**
 * The intended differences between containers of cgroovy and of another runtime: {@code oracle/differences.txt}, whose head
 * says how a row is written, and the same of crun. A row explains lines; one that explains nothing is no longer true.
 */
class OracleTable {
    static class Row {
        final String name
        final List<Pattern> ours
        final List<Pattern> theirs
        final List<Pattern> more
        final String host
        boolean used

        Row(String runtime, String name, Map<String, List<String>> fields) {
            this.name = name
            ours = fields.get('ours', []).collect { Pattern.compile(it) }
            theirs = fields.get(runtime, []).collect { Pattern.compile(it) }
            more = fields.get('more', []).collect { Pattern.compile(it) }
            host = fields.get('host', ['any']).first()
            assert fields.containsKey('because'), "$name: says no reason"
            assert fields.keySet().every { it in ['ours', runtime, 'more', 'host', 'because'] }, "$name: ${fields.keySet()}"
        }

        /** Whether that line, which only one of them has, is one of this row. */
        boolean explains(String side, String line) {
            def found = (side == 'ours' ? ours : theirs).any { it.matcher(line).matches() }
            used |= found
            found
        }
    }

    final String runtime
    final List<Row> rows

    OracleTable(String runtime, String text) {
        this.runtime = runtime
        rows = text.readLines().findAll { !it.startsWith('#') }.join('\n').split(/\n\s*\n/)*.trim().findAll().collect { block ->
            def lines = block.readLines()
            Map<String, List<String>> fields = [:].withDefault { [] }
            lines.tail().each { fields[it.replaceAll(/:.*/, '')] << it.replaceAll(/^\w+: */, '') }
            new Row(runtime, lines.head().replaceAll(/[\[\]]/, ''), fields)
        }
    }

    /** What of two views is different and not intended; readable. */
    synchronized List<String> unexplained(List<String> ours, List<String> others) {
        def only = [ours: minus(ours, others), theirs: minus(others, ours)]
        rows.each { row ->
            row.more.each { more ->
                only.theirs.findAll { only.ours.contains(it.replaceFirst(more, '')) && it =~ more }.each {
                    only.theirs.remove(it)
                    only.ours.remove(it.replaceFirst(more, ''))
                    row.used = true
                }
            }
        }
        ['ours', 'theirs'].collectMany { side ->
            only[side].findAll { line -> !rows.findAll { it.explains(side, line) } }
                    .collect { "${(side == 'ours' ? side : runtime).padRight(4)} $it".toString() }
        }
    }

    /** All that is different, with the views that show it: for who wants to know more than the rows say. */
    String report(Map<?, Map<String, List<String>>> views) {
        Map<String, List<String>> where = new TreeMap<>().withDefault { [] }
        views.each { name, view ->
            def others = view[runtime] as List<String>
            minus(view.ours, others).each { where["ours $it".toString()] << "$name".toString() }
            minus(others, view.ours).each { where["$runtime $it".toString()] << "$name".toString() }
        }
        where.collect { line, names -> "$line\n    ${names.size()} of ${views.size()}: ${names.take(3).join('; ')}" }.join('\n') + '\n'
    }

    private static List<String> minus(List<String> all, List<String> others) {
        def left = new ArrayList(others)
        all.findAll { !left.remove(it) }
    }
}
