package org.cgroovy.runner

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Host
import org.cgroovy.linux.Architecture
import org.cgroovy.linux.ElfFile
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.User
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What a user reads when the kernel refuses, on the real kernel: the whole line, and nothing is left behind. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and cgroups')
class DoctorIT extends Specification {
    static final LOADER = Host.isRoot() ? ElfFile.read(Path.of('/bin/bash')).flatMap { it.interpreter() }.orElse('') : ''
    static final HOST = Architecture.host().name().toLowerCase()

    @TempDir
    Path directory

    DoctorBench bench

    def setup() {
        bench = new DoctorBench(directory)
    }

    def cleanup() {
        bench.close()
    }

    def "#what"() {
        given:
        bench.with(broken)

        when:
        String line = bench.line { bench.start().waitFor() }
        println "LINE $what: $line"

        then:
        true

        where:
        what | broken
        'root missing' | { rootfs(home.resolve('no/such')) }
        'root file' | { rootfs(Files.createFile(home.resolve('file'))) }
        'bash missing' | { run('/bin/bash', '-c', 'exit 3') }
        'bash in PATH' | { run('bash') }
        'elsewhere' | { run('/usr/local/bin/sh') }
        'similar' | { run('/bin/busybux') }
        'no programs' | { Files.delete(root.resolve('bin/sh')); Files.delete(root.resolve('bin/busybox')); run('/bin/ls') }
        'not executable' | { file('bin/tool', 'x', 'rw-r--r--'); run('/bin/tool') }
        'not executable PATH' | { file('bin/tool', 'x', 'rw-r--r--'); run('tool') }
        'not for user' | { file('bin/tool', '#!/bin/sh', 'rwx------'); spec = spec.withProcess(spec.process().with { new org.cgroovy.spec.ProcessSpec(['/bin/tool'], it.env(), it.cwd(), new User(1000, 1000, []), it.capabilities(), it.rlimits(), it.umask(), it.oomScoreAdj(), it.noNewPrivileges(), it.terminal(), it.init()) }) }
        'directory' | { run('/bin') }
        'wrong arch' | { def f = root.resolve('bin/busybox').toFile(); def b = f.bytes; b[18] = (byte) (HOST == 'x86_64' ? 183 : 62); file('bin/other', ''); root.resolve('bin/other').toFile().bytes = b; run('/bin/other') }
        'text' | { file('bin/tool', 'echo hello'); run('/bin/tool') }
        'empty' | { file('bin/tool', ''); run('/bin/tool') }
        'loader' | { file('bin/dynamic', ''); root.resolve('bin/dynamic').toFile().bytes = new File('/bin/bash').bytes; run('/bin/dynamic') }
        'script' | { file('bin/tool', '#!/usr/bin/perl -w\n'); run('/bin/tool', 'x') }
        'magic' | { run('/proc/self/exe') }
        'loop' | { link('bin/a', 'b'); link('bin/b', 'a'); run('/bin/a') }
        'cwd' | { cwd('/srv/app') }
        'cwd file' | { cwd('/bin/busybox') }
        'cwd magic' | { cwd('/proc/self/cwd') }
        'bind' | { mount(MountSpec.bind(home.resolve('none/such').toString(), '/data', false)) }
        'ro' | { def r = tmpfs('small', 'size=8m'); DoctorBench.shell("cp -a $root/. $r && mount -o remount,ro $r"); rootfs(r); mount(MountSpec.tmpfs('/data/x', [])) }
        'proc link' | { Files.delete(root.resolve('proc')); link('proc', 'tmp') }
        'mountpoint file' | { file('data', ''); mount(MountSpec.tmpfs('/data', [])) }
        'mountpoint below file' | { file('data', ''); mount(MountSpec.tmpfs('/data/x', [])) }
        'fs' | { mount(new MountSpec('/data', 'nofs', 'nofs', [])) }
        'option' | { mount(MountSpec.tmpfs('/data', ['sise=3'])) }
        'cpuset empty' | { limits(Limits.NONE.withCpu(CpuLimits.NONE.withCpus('0'))); beforeLaunch { parent('cpuset').resolve('web/cpuset.cpus').toFile().text = '\n' } }
        'threaded' | { makeParent('unified').resolve('cgroup.type').toFile().text = 'threaded' }
        'quota small' | { set('cpu.cfs_quota_us', '500') }
        'quota parent' | { def p = makeParent('cpu'); p.resolve('cpu.cfs_quota_us').toFile().text = '50000'; limits(Limits.NONE.withCpu(CpuLimits.NONE.withQuotaMicros(80000))) }
        'period' | { set('cpu.cfs_period_us', '2000000') }
        'burst' | { set('cpu.cfs_burst_us', '60000') }
        'burst2' | { limits(Limits.NONE.withCpu(CpuLimits.NONE.withQuotaMicros(50000)).withSettings([new org.cgroovy.cgroup.Setting('cpu.cfs_burst_us', '60000')])) }
        'memsw' | { limits(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(64 << 20)).withSettings([new org.cgroovy.cgroup.Setting('memory.memsw.limit_in_bytes', '1048576')])) }
        'cpus' | { limits(Limits.NONE.withCpu(CpuLimits.NONE.withCpus('0-900'))) }
        'cpus2' | { limits(Limits.NONE.withCpu(CpuLimits.NONE.withCpus('63'))) }
        'mems' | { limits(Limits.NONE.withCpu(CpuLimits.NONE.withMems('3'))) }
        'cpus parent' | { def p = makeParent('cpuset'); p.resolve('cpuset.cpus').toFile().text = '0'; limits(Limits.NONE.withCpu(CpuLimits.NONE.withCpus('1'))) }
        'unknown' | { set('cpu.cfs_quta_us', '5000') }
        'unknown2' | { set('pids.bananas', '5000') }
        'value' | { set('pids.max', 'many') }
        'range' | { set('cpu.shares', '99999999999999999999999') }
        'readonly' | { set('pids.current', '1') }
        'bytes' | { set('memory.soft_limit_in_bytes', 'lots') }
        'device' | { set('blkio.throttle.read_bps_device', '255:99 1000') }
        'cgroup exists' | { makeParent('pids'); def c = makeCgroup(parent('pids').resolve('web')); def s = sleeper(); c.resolve('cgroup.procs').toFile().text = s.pid().toString() }
        'cgroup exists empty' | { makeParent('pids'); makeCgroup(parent('pids').resolve('web')) }
        'state full' | { stateRoot = tmpfs('small', 'nr_inodes=1').resolve('state') }
        'state ro' | { stateRoot = tmpfs('small', 'ro') }
        'state ro2' | { stateRoot = tmpfs('small', 'ro').resolve('state') }
        'state file' | { stateRoot = Files.createFile(home.resolve('file')) }
        'state below file' | { stateRoot = Files.createFile(home.resolve('file')).resolve('x') }
        'unmapped' | { namespaces { it.withFresh(Namespace.USER) }; spec = spec.withProcess(spec.process().with { new org.cgroovy.spec.ProcessSpec(it.args(), it.env(), it.cwd(), new User(1000, 1000, []), it.capabilities(), it.rlimits(), it.umask(), it.oomScoreAdj(), it.noNewPrivileges(), it.terminal(), it.init()) }) }
        'init' | { limits(Limits.NONE.withPids(1)); spec = spec.withProcess(spec.process().with { new org.cgroovy.spec.ProcessSpec(it.args(), it.env(), it.cwd(), it.user(), it.capabilities(), it.rlimits(), it.umask(), it.oomScoreAdj(), it.noNewPrivileges(), it.terminal(), true) }) }
        'join ns' | { namespaces { it.withJoined(Namespace.NET, '/proc/99999999/ns/net') } }
    }
}
