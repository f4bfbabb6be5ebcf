package org.cgroovy.runner

import com.fasterxml.jackson.jr.ob.JSON
import groovy.transform.Canonical
import org.cgroovy.linux.LaunchException
import org.cgroovy.plan.PlanException
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Seccomp
import org.cgroovy.spec.SpecException

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A way out of a container that a runtime has had, as an OCI bundle that any runtime can be given. */
class Attack {
    /** The CVE, or what it is known by. */
    final String name
    final String what
    /** Changes {@code root}, {@code victim} and {@code config} of a {@link Lair}. */
    final Closure<?> spoil
    final String script
    /** From the lair and the {@link Outcome}, whether the host was reached. */
    final Closure<Boolean> reached
    final int rounds

    Attack(Map<String, ?> parts, String name, String what) {
        this.name = name
        this.what = what
        spoil = (parts.spoil ?: { }) as Closure<?>
        script = parts.script ?: 'true'
        reached = parts.reached as Closure<Boolean>
        rounds = (parts.rounds ?: 1) as int
    }

    @Override
    String toString() {
        "$name: $what"
    }

    /** Where an attack takes place: a root of its own, a directory of the host with a secret, and the bundle's description. */
    static class Lair {
        final File bundle = Lab.directory('bundle')
        final File root = Lab.ownRoot()
        final File victim = Lab.directory('victim')
        Map<String, ?> config = [:]
        Process racer

        Lair(String script) {
            new File(victim, 'secret').text = 'precious'
            config = JSON.std.mapFrom(OciJson.write(Lab.sh(root: new org.cgroovy.spec.Root(root.path, false), script)))
            config.linux.cgroupsPath = "/$Lab.NAME/attack".toString()
            config.remove('annotations')
            config.ociVersion = '1.0.2' // some know no later one
        }

        void link(String name, String target) {
            def file = new File(root, name)
            file.parentFile.mkdirs()
            BusyboxTree.delete(file.toPath())
            Files.createSymbolicLink(file.toPath(), Path.of(target))
        }

        void mount(String type, String destination, String source = type, List<String> options = []) {
            config.mounts << [destination: destination, type: type, source: source, options: options]
        }

        /** Swaps two names in the root, all the time, until {@link #close}. */
        void race(String one, String other) {
            racer = ['perl', '-e', 'my ($a, $b) = @ARGV; syscall(316, -100, $a, -100, $b, 2) while 1', "$root/$one", "$root/$other"]*.toString().execute()
        }

        /** Once; a racer has to rest meanwhile. */
        void giveTo(int uid) {
            if (Files.getAttribute(root.toPath(), 'unix:uid') != uid) {
                signal('STOP')
                assert ['chown', '-hR', "$uid:$uid", root.path]*.toString().execute().waitFor() == 0
                signal('CONT')
            }
        }

        private void signal(String name) {
            racer?.with { assert ['kill', "-$name", "${it.pid()}"]*.toString().execute().waitFor() == 0 }
        }

        boolean isUntouched() {
            victim.list().sort() == ['secret'] && new File(victim, 'secret').text == 'precious' && !new File('/proc/self/mountinfo').text.contains(victim.name)
        }

        void close() {
            racer?.destroyForcibly()?.waitFor()
        }
    }

    /** What came of it; {@code refused} when the runtime did not start the program. */
    @Canonical
    static class Outcome {
        boolean refused
        String out
        String err
    }

    /** 'reached' when the host was, else 'refused' or 'held'. */
    String verdict(String runtime) {
        tried { Lair lair -> runtime == 'cgroovy' ? ours(lair) : theirs(runtime, lair) }
    }

    /** The same when an ordinary user, to whom the root belongs, asks the runner's service for it. */
    String verdict(ServicePlace.Talk console) {
        tried { Lair lair -> served(console, lair) }
    }

    private String tried(Closure<Outcome> run) {
        def lair = new Lair(script)
        try {
            lair.with(spoil)
            def refused = 0
            for (int i = 0; i < rounds; i++) {
                def outcome = run(lair)
                if (lair.with { reached.call(it, outcome) }) {
                    return 'reached'
                }
                refused += outcome.refused ? 1 : 0
            }
            refused == rounds ? 'refused' : 'held'
        } finally {
            lair.close()
        }
    }

    private static Outcome ours(Lair lair) {
        try {
            def spec = OciJson.read("a${System.nanoTime()}", JSON.std.asString(lair.config), lair.bundle.toPath())
            def result = Lab.runner.run(spec, Stdio.CAPTURE)
            new Outcome(false, result.out(), result.err())
        } catch (KernelFailure | PlanException | SpecException | LaunchException e) {
            new Outcome(true, '', e.message)
        }
    }

    private static Outcome served(ServicePlace.Talk console, Lair lair) {
        lair.giveTo(console.uid)
        // Any other filter than the default is refused; that one is known by its name.
        def config = lair.config + [annotations: ['org.cgroovy.seccomp': "$Seccomp.DEFAULT".toString()]]
        new File(lair.bundle, 'config.json').text = JSON.std.asString(config)
        def answer = console.ask("run a${System.nanoTime()} $lair.bundle/config.json").split(' ', 4)
        if (answer[0] != 'ended') {
            return new Outcome(true, '', answer.drop(1).join(' '))
        }
        def (out, err) = answer[2..3].collect { new String(it[0..<-1].decodeBase64()) }
        new Outcome(false, out, err)
    }

    private static Outcome theirs(String runtime, Lair lair) {
        new File(lair.bundle, 'config.json').text = JSON.std.asString(lair.config)
        def state = new File(lair.bundle, 'state').path
        def id = "attack-${System.nanoTime()}"
        def files = ['out', 'err'].collect { new File(lair.bundle, it) }
        // A descriptor of the host's root is left open, as a careless caller would.
        def process = new ProcessBuilder('/bin/sh', '-c', "exec 9</; exec $runtime --root '$state' run -b '$lair.bundle' $id")
                .redirectOutput(files[0]).redirectError(files[1]).start()
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly()
        }
        [runtime, '--root', state, 'delete', '-f', id]*.toString().execute().waitFor()
        def (out, err) = files*.text
        new Outcome(process.waitFor() != 0 && out.empty, out, err)
    }
}
