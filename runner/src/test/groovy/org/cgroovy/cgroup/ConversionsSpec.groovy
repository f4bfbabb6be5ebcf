package org.cgroovy.cgroup

import spock.lang.Specification

class ConversionsSpec extends Specification {
    def "#shares cpu.shares are a cpu.weight of #weight, as runc and crun have it"() {
        expect:
        Conversions.weightOfShares(shares) == weight

        where:
        shares  || weight
        0       || 1
        2       || 1
        3       || 2
        256     || 35
        512     || 59
        1024    || 100
        2048    || 174
        262_143 || 10_000
        262_144 || 10_000
        999_999 || 10_000
    }

    def "a cpu.weight of #weight is #shares cpu.shares"() {
        expect:
        Conversions.sharesOfWeight(weight) == shares

        where:
        weight || shares
        1      || 2
        100    || 1024
        10_000 || 262_144
    }

    def "every weight there and back is the same weight"() {
        expect:
        (1..10_000).findAll { Conversions.weightOfShares(Conversions.sharesOfWeight(it)) != it } == []
    }

    def "more shares never weigh less"() {
        given:
        def weights = (2..262_144).step(7).collect { Conversions.weightOfShares(it) }

        expect:
        weights == weights.sort(false)
    }

    def "a blkio weight of #blkio is an io.weight of #io, and back"() {
        expect:
        Conversions.ioWeightOfBlkio(blkio) == io
        Conversions.blkioOfIoWeight(io) == blkio

        where:
        blkio || io
        10    || 1
        11    || 11
        500   || 4950
        1000  || 10_000
    }

    def "every blkio weight there and back is the same"() {
        expect:
        (10..1000).every { Conversions.blkioOfIoWeight(Conversions.ioWeightOfBlkio(it)) == it }
    }

    def "memory+swap #memsw with a memory limit of #limit is a swap limit of #swap"() {
        expect:
        Conversions.swapOfMemsw(memsw, limit == null ? OptionalLong.empty() : OptionalLong.of(limit)) == swap

        where:
        memsw | limit || swap
        500   | 200   || 300
        1000  | 1000  || 0
        -1    | 1000  || -1
        -1    | null  || -1
        1000  | -1    || 1000
    }

    def "memory+swap #memsw with a memory limit of #limit is refused: #message"() {
        when:
        Conversions.swapOfMemsw(memsw, limit == null ? OptionalLong.empty() : OptionalLong.of(limit))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        memsw | limit || message
        100   | 200   || 'the limit of memory and swap together must be >= the memory limit of 200 bytes, got 100'
        100   | null  || 'a limit of memory and swap together (100 bytes) means nothing without a memory limit'
    }

    def "memory #limit and swap #swap are together #memsw"() {
        expect:
        Conversions.memswOfSwap(limit, swap) == memsw

        where:
        limit          | swap || memsw
        200            | 300  || 500
        200            | 0    || 200
        200            | -1   || -1
        -1             | 5    || -1
        Long.MAX_VALUE | 5    || -1
    }
}
