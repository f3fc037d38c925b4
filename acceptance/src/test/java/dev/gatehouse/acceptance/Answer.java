package dev.gatehouse.acceptance;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer with its body read as JSON. */
record Answer(int status, HttpResponse<String> http) {

    private static final JsonMapper JSON = new JsonMapper();

    JsonNode json() {
        return JSON.readTree(http.body());
    }

    String text(String member) {
        return json().path(member).asString("");
    }

    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }
}
