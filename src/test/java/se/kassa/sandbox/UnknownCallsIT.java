package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** Paths, verbs and media types that Ecster's API does not have. */
class UnknownCallsIT {

    private static final String JSON = "application/json";

    private final SandboxControl sandbox = Servers.shared().sandbox();

    private Http.Answer call(String method, String path, String type, String accept, String apiKey) {
        return Http.call(
                method,
                sandbox.url().resolve("ecster/rest/public/" + path),
                method.startsWith("P") ? "{}" : "",
                "x-api-key",
                apiKey,
                "x-merchant-key",
                "demo-merchant-key",
                "Content-Type",
                type,
                "Accept",
                accept);
    }

    @ParameterizedTest(name = "{0} {1} with {2}, {3} is answered {4}")
    @CsvSource({
        "GET, v1/nothing, application/json, application/json, 404",
        "POST, v2/carts, application/json, application/json, 404",
        "GET, v1/orders/a/b/c, application/json, application/json, 404",
        "DELETE, v1/carts/x, application/json, application/json, 405",
        "PUT, v1/carts/, application/json, application/json, 405",
        "GET, v1/carts, application/json, application/json, 405",
        "PATCH, v1/orders/a, application/json, application/json, 405",
        "POST, v1/carts, application/json, text/html, 406",
        "POST, v1/carts, text/plain, application/json, 415",
        "POST, v1/orders/a/transactions, application/xml, application/json, 415",
    })
    void unknownCallIsRefusedInEcstersFormAndLogged(
            String method, String path, String type, String accept, int status) {
        Http.Answer answer = call(method, path, type, accept, "demo-api-key");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith(JSON);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
        assertThat(answer.json().getInt("code")).isEqualTo(4000 + status);
        JsonObject logged = sandbox.calls().get(0);
        assertThat(logged.getString("operation")).startsWith(method + " " + path);
        assertThat(logged.getInt("status")).isEqualTo(status);
        assertThat(logged.getString("answer")).isEqualTo(answer.body());
    }

    @Test
    void unknownPathDemandsTheKeysToo() {
        assertThat(call("GET", "v1/nothing", JSON, JSON, "wrong").status()).isEqualTo(401);
    }
}
