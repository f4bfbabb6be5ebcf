// What the archive for scripts is trained on (scripts/warm-up): the words most scripts use. Changes nothing on the host;
// with the argument 'launch' it runs one container and removes it.
def numbers = (1..3).collect { it * 2 }.findAll { it > 2 }
def text = "${numbers.join(', ')} of ${numbers.size()}"
println text.toUpperCase().padLeft(12)
println numbers.collectEntries { [(it): "n$it"] }.sort { a, b -> b.key <=> a.key }
println String.format('%d %s', numbers.sum(), [a: 1, b: [2, 3]])
def small = container {
    hostname 'small'
    rootfs args ? busybox() : '/'
    env LANG: 'C'
    mounts { tmpfs '/tmp', size: 1.MiB }
    limits { cpu 50.percent; memory 64.MiB; pids 10 }
}
println small.explain()
if (args) {
    println small.capture('/bin/echo', text)
    println small.run('/bin/true')
}
