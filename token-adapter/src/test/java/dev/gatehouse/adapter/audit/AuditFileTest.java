package dev.gatehouse.adapter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.gatehouse.adapter.docs.DocTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {

    @Test
    void keepsLinesOfJsonInAFileAsTheDocumentationSays(@TempDir Path folder) throws JoranException, IOException {
        String page = DocTable.page("operate/audit.md");
        String xml = page.substring(page.indexOf("<configuration>"), page.indexOf("</configuration>"));
        LoggerContext logback = new LoggerContext();
        logback.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logback);
        configurator.doConfigure(new ByteArrayInputStream((xml + "</configuration>")
                .replace("/var/log/gatehouse", folder.toString())
                .getBytes(StandardCharsets.UTF_8)));

        logback.getLogger("gatehouse.audit").info("{\"time\":\"now\"}");
        logback.stop();

        assertThat(Files.readString(folder.resolve("audit.jsonl"))).isEqualTo("{\"time\":\"now\"}\n");
    }
}
