package io.ttlab.cli;

import io.ttlab.api.Doctor;
import io.ttlab.client.Gateway;
import io.ttlab.client.RetryPolicy;
import io.ttlab.client.Ticker;
import io.ttlab.client.TtException;
import io.ttlab.shell.Connection;
import java.time.Duration;

/** {@code ttlab doctor}: the way to the gateway step by step, with PASS or FAIL and the fix. */
final class DoctorCall {
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private DoctorCall() {}

    static int run(GlobalOptions globals) {
        boolean color = Faces.color(globals);
        try (Connection connection = Connection.of(globals.environment(), globals.profile(), System.getenv())) {
            TtException problem = connection.problem();
            if (problem != null) {
                print(new Doctor.Finding("settings", false, String.valueOf(problem.getMessage()), ""), color);
                return 1;
            }
            Gateway gateway = new Gateway(connection.settings(), Ticker.system(), RetryPolicy.defaults(), PATIENCE);
            return new Doctor(gateway, finding -> print(finding, color)).run() ? 0 : 1;
        }
    }

    private static void print(Doctor.Finding finding, boolean color) {
        String mark = finding.passed() ? "PASS" : "FAIL";
        String painted = color ? (finding.passed() ? "\u001b[32m" : "\u001b[31m") + mark + "\u001b[0m" : mark;
        System.out.printf(java.util.Locale.ROOT, "%s  %-10s %s%n", painted, finding.step(), finding.found());
        if (!finding.fix().isEmpty()) {
            System.out.println("                 " + finding.fix());
        }
    }
}
