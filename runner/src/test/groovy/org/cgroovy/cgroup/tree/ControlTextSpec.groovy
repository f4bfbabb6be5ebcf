package org.cgroovy.cgroup.tree

import spock.lang.Specification

class ControlTextSpec extends Specification {
    def "#file with '#text' is #value"() {
        expect:
        ControlText.parse(file, text + '\n') == value

        where:
        file                    | text                                   || value
        'pids.max'              | '5'                                    || 5L
        'pids.max'              | 'max'                                  || 'max'
        'cpu.cfs_quota_us'      | '-1'                                   || -1L
        'memory.max'            | '104857600'                            || new ControlText.Amount(104857600)
        'memory.max'            | 'max'                                  || 'max'
        'memory.limit_in_bytes' | '9223372036854771712'                  || 'max'
        'hugetlb.2MB.max'       | '2097152'                              || new ControlText.Amount(2097152)
        'cpu.max'               | '50000 100000'                         || new ControlText.CpuMax(50000, 100000)
        'cpu.max'               | 'max 100000'                           || new ControlText.CpuMax(-1, 100000)
        'memory.stat'           | 'anon 1\nfile 2'                       || [anon: 1L, file: 2L]
        'memory.events'         | ''                                     || [:]
        'io.stat'               | '8:0 rbytes=1 wbytes=2'                || ['8:0': [rbytes: 1L, wbytes: 2L]]
        'io.stat'               | ''                                     || [:]
        'io.max'                | '8:0 rbps=max wbps=2'                  || ['8:0': [rbps: 'max', wbps: 2L]]
        'cpu.pressure'          | 'some avg10=1.50 total=7'              || [some: [avg10: 1.50, total: 7L]]
        'blkio.x'               | '8:0 Read 1\n8:0 Write 2\nTotal 3'     || ['8:0': [Read: 1L, Write: 2L], Total: 3L]
        'cpuacct.usage_percpu'  | '12 34'                                || [12L, 34L]
        'cgroup.procs'          | '1\n2'                                 || [1L, 2L]
        'tasks'                 | ''                                     || []
        'cgroup.controllers'    | 'cpu io'                               || ['cpu', 'io']
        'cgroup.controllers'    | ''                                     || []
        'cpuset.cpus'           | '0'                                    || '0'
        'cpuset.cpus'           | ''                                     || ''
        'freezer.state'         | 'FROZEN'                               || 'FROZEN'
        'devices.list'          | 'a *:* rwm'                            || 'a *:* rwm'
        'some.new_file'         | 'free text, of 2 words'                || 'free text, of 2 words'
        'some.new_file'         | '99999999999999999999'                 || '99999999999999999999'
    }
}
