#!/usr/bin/env cgroovy
// A child inherits and overrides: what is set above binds all below it; a child may be stricter, not more generous.

def family = 'pids:/cgroovy-example-family'
def parent = cgroup(family) { limits { pids 4 }; child 'a'; child('b') { limits { pids 2 } } }
// The inner shell starts processes until one is refused, which ends it; the outer one then takes its place with a last one.
def forks = 'sleep 1; sh -c "n=0; while [ $n -lt 9 ]; do sleep 9 & n=$((n+1)); done" 2>/dev/null; sleep 9; :'.replace('$', '\\$')

/** How many processes a container gets when it is moved there and then starts as many as it can. */
def most = { group ->
    def shell = container { rootfs busybox(); start '/bin/sh', '-c', forks }
    group.attach shell
    sleep 2.seconds
    def count = group.pids.current
    shell.kill()
    shell.waitFor()
    count
}

def a = parent.child('a')
def b = parent.child('b')
println "the parent's limit is ${parent.pids.max}, a's is ${a.pids.max}, b's is ${b.pids.max}"
println "in a (no limit of its own):  ${most(a)} processes at most"
println "in b (a stricter limit):     ${most(b)} processes at most"
b.pids.max = 100
println "b asks for ${b.pids.max} and gets:   ${most(b)}"

parent.remove(recursive: true)
