// What the archive for scripts is trained on (scripts/warm-up): the words most scripts use. Changes nothing on the host;
// with the argument 'launch' it runs one container and removes it.
def numbers = (1..3).collect { it * 2 }.findAll { it > 2 }
def text = "${numbers.join(', ')} of ${numbers.size()}"
println text.toUpperCase().padLeft(12)
println numbers.collectEntries { [(it): "n$it"] }.sort { a, b -> b.key <=> a.key }
println String.format('%d %s', numbers.sum(), [a: 1, b: [2, 3]])
