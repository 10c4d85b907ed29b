package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** One piece, two hundred shoppers, over HTTP: one is served, all others read that it is sold out. */
@ExtendWith(BrowserExtension.class)
class LastItemIT {

    private static final int SHOPPERS = 200;
    private static final String SKU = "pa-tejp";

    private final Servers servers = Servers.ofProvider();
    private final URI shop = servers.shopUrl();

    @Test
    void lastPieceIsSoldOnce(Page page) throws Exception {
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.setsStock(SKU, "1");
        try {
            List<ShopperHttpClient> shoppers = new ArrayList<>();
            for (int i = 0; i < SHOPPERS; i++) {
                shoppers.add(new ShopperHttpClient(shop).puts(SKU));
            }
            List<Integer> served = rush(shoppers);
            assertThat(served).hasSize(1);
            ShopperHttpClient winner = shoppers.get(served.get(0));
            assertThat(winner.goesToCheckout().at().getPath())
                    .as("its own piece")
                    .endsWith("checkout");
            servers.provider().pay(winner.cartKey());
            page.waitForCondition(
                    () -> staff.readsStock(SKU).equals("0"), new Page.WaitForConditionOptions().setTimeout(30_000));
            assertThat(new ShopperHttpClient(shop).opens("product/" + SKU)).contains("class=\"stock none\"");
        } finally {
            staff.setsStock(SKU, "");
        }
    }

    private static List<Integer> rush(List<ShopperHttpClient> shoppers) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(SHOPPERS);
        CountDownLatch doors = new CountDownLatch(1);
        List<Future<String>> ways = new ArrayList<>();
        for (ShopperHttpClient shopper : shoppers) {
            ways.add(crowd.submit(() -> {
                doors.await();
                return shopper.goesToCheckout().at().toString();
            }));
        }
        doors.countDown();
        List<Integer> served = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            String way = ways.get(i).get();
            if (way.endsWith("checkout")) {
                served.add(i);
            } else {
                assertThat(way).endsWith("cart?problem=SOLD_OUT");
            }
        }
        crowd.shutdown();
        return served;
    }
}
