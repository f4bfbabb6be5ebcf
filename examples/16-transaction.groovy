#!/usr/bin/env cgroovy
// Both limits change, or neither: what was changed in transaction { } is put back when it fails.

def web = cgroup('cpu:/cgroovy-example-web') { limits { cpu 50.percent } }
def batch = cgroup('cpu:/cgroovy-example-batch') { limits { cpu 30.percent } }

/** Of the 80 % that the two have together, gives so many to the first. */
def shift = { int percent ->
    transaction {
        web.cpu.max = percent.percent
        if (percent >= 80) {
            throw new IllegalArgumentException('nothing would be left for batch')
        }
        batch.cpu.max = (80 - percent).percent
    }
}
def show = { String when -> println "$when web ${web['cpu.max']}, batch ${batch['cpu.max']}" }

show 'at first:'
shift 60
show 'shifted: '
try {
    shift 90
} catch (IllegalArgumentException e) {
    println "refused:  $e.message; ${e.suppressed*.message.join()}"
}
show 'still:   '
[web, batch].each { it.remove() }
