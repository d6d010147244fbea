package no.byraportal.register;

/** The register did not answer, or not so that it can be understood. */
class NoAnswer extends RuntimeException {

    NoAnswer(String why) {
        super(why);
    }

    /** One that may be gone in a moment. */
    static final class ForNow extends NoAnswer {

        ForNow(String why) {
            super(why);
        }
    }
}
