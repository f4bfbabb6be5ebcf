package org.cgroovy.it

/** Records with some components changed. */
class Records {
    static <R extends Record> R with(R record, Map<String, ?> changes) {
        def parts = record.class.recordComponents
        assert changes.keySet().every { name -> parts*.name.contains(name) }
        def values = parts.collect { changes.containsKey(it.name) ? changes[it.name] : record."$it.name"() }
        record.class.getDeclaredConstructor(parts*.type as Class[]).newInstance(values as Object[]) as R
    }
}
