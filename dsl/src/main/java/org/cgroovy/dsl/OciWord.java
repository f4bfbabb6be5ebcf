package org.cgroovy.dsl;

import java.nio.file.Path;
import java.util.Map;
import org.cgroovy.runner.Bundle;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.spec.OciReading;
import org.cgroovy.spec.SpecException;

/** The option {@code oci} of the word {@code container}. */
final class OciWord {
    private OciWord() {}

    /** A block that begins with what a bundle says; what of that has no effect is printed. */
    static ContainerDsl read(Session session, Map<String, ?> options, String name) {
        String[] directory = {""};
        new Options("container", options)
                .take("oci", value -> directory[0] = Values.hostPath("container oci:", value))
                .end();
        if (directory[0].isEmpty()) {
            throw new WordException("container takes a name, a block, or oci: '/a/bundle'");
        }
        try {
            OciReading reading = new Bundle(Path.of(directory[0])).read(name);
            reading.ignored().forEach(note -> System.err.println("cgroovy: ignored: " + note));
            return new ContainerDsl(new ContainerDraft(reading.spec()));
        } catch (SpecException e) {
            throw new WordException(directory[0] + "/config.json: " + e.getMessage());
        } catch (RunnerException e) {
            throw new WordException("container: " + e.getMessage());
        }
    }
}
