package org.cgroovy.dsl.quantity

import spock.lang.Specification

class QuantitiesSpec extends Specification {
    def "#quantity is written #text"() {
        expect:
        quantity.toString() == text

        where:
        quantity          || text
        50.percent        || '50 %'
        12.5.percent      || '12.5 %'
        1.5.cores         || '1.5 cores'
        1.core            || '1 core'
        64.KiB            || '64 KiB'
        64.MiB            || '64 MiB'
        2.GiB             || '2 GiB'
        1.TiB             || '1 TiB'
        1.5.KiB           || '1536 bytes'
        64.KB             || '64000 bytes'
        1.MB              || '1000000 bytes'
        2.GB              || '1953125 KiB'
        7.bytes           || '7 bytes'
        0.bytes           || '0 bytes'
        10.MiB.perSecond  || '10 MiB/s'
        10.millis         || 'PT0.01S'
        1.5.seconds       || 'PT1.5S'
        2.minutes         || 'PT2M'
        1.hours           || 'PT1H'
        1.days            || 'PT24H'
    }

    def "sizes can be reckoned with"() {
        expect:
        10.MiB + 5.MiB == 15.MiB
        10.MiB - 5.MiB == 5.MiB
        10.MiB * 2 == 20.MiB
        10.MiB / 2 == 5.MiB
        1.GiB > 1000.MiB
    }

    def "'#text' is #bytes bytes, as docker reads it"() {
        expect:
        Bytes.parse(text).count() == bytes

        where:
        text     || bytes
        '100'    || 100
        '100b'   || 100
        '100m'   || 100L << 20
        '64k'    || 64L << 10
        '64KiB'  || 64L << 10
        '64 KB'  || 64L << 10
        '1.5g'   || 1536L << 20
        '2T'     || 2L << 40
    }

    def "#wrong is refused: #message"() {
        when:
        wrong()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        wrong                       || message
        ({ 0.percent })             || 'percent must be > 0, got 0.0'
        ({ (-1).cores })            || 'cores must be > 0, got -1.0'
        ({ (-1).MiB })              || '-1.MiB must not be below zero'
        ({ (1L << 62).GiB })        || '4611686018427387904.GiB is too large'
        ({ Bytes.parse('-1m') })    || "'-1m' is no amount of memory such as '100m', '64k' or '1.5g'"
        ({ 1.MiB - 2.MiB })         || 'bytes must be >= 0, got -1048576'
    }
}
