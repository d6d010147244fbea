package no.byraportal.demo;

/** Waiting between two looks at something that is starting. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting.", e);
        }
    }
}
