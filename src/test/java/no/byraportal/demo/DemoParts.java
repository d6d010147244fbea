package no.byraportal.demo;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What the demo adds to the portal: name each part in an {@code @Import} here. A part is a {@code @TestComponent}, which
 * no test's component scan finds; an {@code ApplicationRunner} runs before the demo calls itself ready.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    DemoBureaus.class,
    DemoFacts.class,
    DemoNumbers.class,
    DemoTurns.class,
    DemoRuns.class,
    DemoReadiness.class,
    DemoUsers.class,
    DemoWebFaktura.class,
    DemoInvoices.class,
    DemoNight.class
})
public class DemoParts {}
