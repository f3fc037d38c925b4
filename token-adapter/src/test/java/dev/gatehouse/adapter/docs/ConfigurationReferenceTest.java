package dev.gatehouse.adapter.docs;

import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    @Test
    void listsEverySettingWithItsTypeAndDefault() {
        DocTable.below("configuration.md", "Settings of the adapter").mustSay(SettingRows.in("dev.gatehouse.adapter"));
    }
}
