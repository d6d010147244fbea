package no.byraportal.demo;

/** The keys to the three programs' doors: a bean of this type tells them when the demo's bureaus are there. */
public interface DemoTokens {

    /** What a demo without bureaus has. */
    DemoTokens NONE = new DemoTokens() {
        @Override
        public String agentToken() {
            return "";
        }

        @Override
        public String webfakturaToken() {
            return "";
        }

        @Override
        public String bureauToken() {
            return "";
        }
    };

    String agentToken();

    String webfakturaToken();

    String bureauToken();
}
