package org.cgroovy.runner

import java.util.regex.Pattern

/**
 * The intended differences between containers of cgroovy and of runc, {@code oracle/differences.txt}, whose head says how a
 * row is written. A row explains lines; one that explains nothing is no longer true.
 */
class OracleTable {
    static class Row {
        final String name
        final List<Pattern> ours
        final List<Pattern> runc
        final List<Pattern> more
        final String host
        boolean used

        Row(String name, Map<String, List<String>> fields) {
            this.name = name
            ours = fields.get('ours', []).collect { Pattern.compile(it) }
            runc = fields.get('runc', []).collect { Pattern.compile(it) }
            more = fields.get('more', []).collect { Pattern.compile(it) }
            host = fields.get('host', ['any']).first()
            assert fields.containsKey('because'), "$name: says no reason"
            assert fields.keySet().every { it in ['ours', 'runc', 'more', 'host', 'because'] }, "$name: ${fields.keySet()}"
        }

        /** Whether that line, which only one of them has, is one of this row. */
        boolean explains(String side, String line) {
            def found = (side == 'ours' ? ours : runc).any { it.matcher(line).matches() }
            used |= found
            found
        }
    }

    final List<Row> rows

    OracleTable(String text) {
        rows = text.readLines().findAll { !it.startsWith('#') }.join('\n').split(/\n\s*\n/)*.trim().findAll().collect { block ->
            def lines = block.readLines()
            Map<String, List<String>> fields = [:].withDefault { [] }
            lines.tail().each { fields[it.replaceAll(/:.*/, '')] << it.replaceAll(/^\w+: */, '') }
            new Row(lines.head().replaceAll(/[\[\]]/, ''), fields)
        }
    }

    /** What of two views is different and not intended; readable. */
    synchronized List<String> unexplained(List<String> ours, List<String> runc) {
        def only = [ours: minus(ours, runc), runc: minus(runc, ours)]
        rows.each { row ->
            row.more.each { more ->
                only.runc.findAll { only.ours.contains(it.replaceFirst(more, '')) && it =~ more }.each {
                    only.runc.remove(it)
                    only.ours.remove(it.replaceFirst(more, ''))
                    row.used = true
                }
            }
        }
        ['ours', 'runc'].collectMany { side ->
            only[side].findAll { line -> !rows.findAll { it.explains(side, line) } }.collect { "${side.padRight(4)} $it".toString() }
        }
    }

    /** All that is different, with the views that show it: for who wants to know more than the rows say. */
    static String report(Map<?, Map<String, List<String>>> views) {
        Map<String, List<String>> where = new TreeMap<>().withDefault { [] }
        views.each { name, view ->
            minus(view.ours, view.runc).each { where["ours $it".toString()] << "$name".toString() }
            minus(view.runc, view.ours).each { where["runc $it".toString()] << "$name".toString() }
        }
        where.collect { line, names -> "$line\n    ${names.size()} of ${views.size()}: ${names.take(3).join('; ')}" }.join('\n') + '\n'
    }

    private static List<String> minus(List<String> all, List<String> others) {
        def left = new ArrayList(others)
        all.findAll { !left.remove(it) }
    }
}
