package org.cgroovy.it;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the features with a tag, without Maven: TAG CLASS…; a line each. Skipping one is a failure, and so is having none. */
public final class TaggedSpecs {
    private TaggedSpecs() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(args)
                        .skip(1)
                        .map(name -> selectClass(name))
                        .toList())
                .filters(TagFilter.includeTags(args[0]))
                .build();
        var lines = new Lines();
        LauncherFactory.create().execute(request, lines);
        System.out.printf(
                "%s: Tests run: %d, Failures: %d, Skipped: %d%n", args[0], lines.ran, lines.failed, lines.skipped);
        // Not by returning: threads of the runner are still there.
        System.exit(lines.ran > 0 && lines.failed == 0 && lines.skipped == 0 ? 0 : 1);
    }

    private static final class Lines implements TestExecutionListener {
        private int ran;
        private int failed;
        private int skipped;
        private long begun = System.nanoTime();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skipped++;
            System.out.println("SKIPPED " + test.getDisplayName() + ": " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            ran += test.isTest() ? 1 : 0;
            failed += well ? 0 : 1;
            if (test.isTest() || !well) {
                long now = System.nanoTime();
                System.out.printf(
                        "%s %s (%d ms)%n", well ? "ok" : "FAILED", test.getDisplayName(), (now - begun) / 1_000_000);
                begun = now;
            }
            result.getThrowable().ifPresent(Throwable::printStackTrace);
        }
    }
}
