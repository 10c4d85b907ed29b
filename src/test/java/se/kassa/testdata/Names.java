package se.kassa.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Whom shops sell to, and where they live. A few names are common and most are not. */
final class Names {

    private static final String[] FIRST = ("Anna Maria Erik Lars Karl Margareta Elisabeth Johan Anders Eva Per Birgitta"
                    + " Kristina Karin Mikael Nils Marie Emma Daniel Sara Fredrik Åsa Björn Örjan Håkan Göran Märta Åke"
                    + " Noah Alma Liam Vera Hugo Selma Elias Astrid Oskar Ebba Viggo Saga Nour Amina Yusuf Zlatan"
                    + " José Chloé Søren Bjørg Ingrid Gunnar Sixten Majken Tuva Folke Signe Ture Rut Love Tilde")
            .split(" ");
    private static final String[] LAST = ("Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson"
                    + " Svensson Gustafsson Åkesson Öberg Åström Ångström Ödman Sjöberg Lindqvist Bergström Nyström"
                    + " Holmgren Fjällström Hägglund Björkman Söderlund Ekdahl Wallén Norén Hultén Rosén Ahmed Hassan"
                    + " Nguyen Kowalski Virtanen Hansen Jensen Müller Çelik O'Brien Strand Dahl Blom Falk Sandell")
            .split(" ");
    private static final String[] PARTS =
            "Berg Björk Dal Ek Fors Gran Hed Lind Ljung Malm Nord Rosen Sten Söder Väster".split(" ");
    private static final String[] ENDS = "berg blad dahl fors gren holm kvist lund man mark ström vall".split(" ");
    private static final String[] CITIES =
            "Stockholm Göteborg Malmö Uppsala Växjö Örebro Östersund Luleå Åre Ystad Lund".split(" ");
    private static final String[] TRADES = "Bygg Måleri Café Redovisning Förlag Åkeri Design Musik".split(" ");

    private static final List<String> SURNAMES = surnames();

    private Names() {}

    private static List<String> surnames() {
        List<String> all = new ArrayList<>(List.of(LAST));
        for (String part : PARTS) {
            for (String end : ENDS) {
                all.add(part + end);
            }
        }
        return all;
    }

    static String first(RandomGenerator random) {
        return FIRST[skewed(random, FIRST.length)];
    }

    static String last(RandomGenerator random) {
        return SURNAMES.get(skewed(random, SURNAMES.size()));
    }

    static String city(RandomGenerator random) {
        return CITIES[skewed(random, CITIES.length)];
    }

    static String company(RandomGenerator random) {
        return last(random) + " " + TRADES[random.nextInt(TRADES.length)] + " AB";
    }

    /** A number below the bound; small ones are more frequent. */
    static int skewed(RandomGenerator random, int bound) {
        int one = random.nextInt(bound);
        int other = random.nextInt(bound);
        return Math.min(one, other);
    }
}
