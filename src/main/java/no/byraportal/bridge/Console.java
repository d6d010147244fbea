package no.byraportal.bridge;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Where the bridge says what it does. */
final class Console {

    private final PrintStream out;
    private final Clock clock;
    private Texts texts = Texts.BOKMAL;
    private boolean dated;

    Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Without a locale, as services have none, Java would write question marks for æ, ø and å. */
    static Console ofThisProcess() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        PrintStream out = windows
                ? System.out
                : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Console(out, Clock.systemUTC());
    }

    void speak(Texts language) {
        this.texts = language;
    }

    /** From here on each line begins with the time. */
    void date() {
        this.dated = true;
    }

    void say(String key, Object... arguments) {
        line(texts.text(key, arguments));
    }

    void say(Trouble trouble) {
        line(trouble.sentence(texts));
    }

    String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    void line(String line) {
        String time = dated
                ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss ")
                        .format(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault())
                                .truncatedTo(ChronoUnit.SECONDS))
                : "";
        out.println(time + line);
    }
}
