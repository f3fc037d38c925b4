package dev.gatehouse.edge.docs;

import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    @Test
    void listsEverySettingWithItsTypeAndDefault() {
        DocTable.below("configuration.md", "Settings of the edge").mustSay(SettingRows.in("dev.gatehouse.edge"));
    }
}
