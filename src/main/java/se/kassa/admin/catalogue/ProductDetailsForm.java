package se.kassa.admin.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.catalogue.edit.ProductDetails;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.text.InputNormalizer;

/** The part of the product form that the law asks for: safety, food, net quantity and the right of withdrawal. */
public final class ProductDetailsForm {

    /** A text field of the form; EL does not read records as properties. */
    public static final class TextField {

        private final ProductFactKind.Key key;

        TextField(ProductFactKind.Key key) {
            this.key = key;
        }

        /** Its key in {@link #getTexts}. */
        public String getColumn() {
            return key.column();
        }

        /** Key of its label. */
        public String getLabel() {
            return "fact." + key.fact();
        }

        /** The language as the label shows it: {@code  (sv)}; empty if it is not translated. */
        public String getLanguage() {
            return key.language().isEmpty() ? "" : " (" + key.language() + ")";
        }

        /** Characters. */
        public int getMaxLength() {
            return key.fact().getMaxLength();
        }

        /** Whether the text may have several lines. */
        public boolean isMultiline() {
            return key.fact().getMaxLength() > SINGLE_LINE;
        }
    }

    private static final int SINGLE_LINE = 300;

    private final List<TextField> safetyFields = fields(true);
    private final List<TextField> foodFields = fields(false);
    private final Map<String, String> texts = new HashMap<>();
    private Integer netQuantity;
    private String netUnit = NetQuantity.Unit.G.name();
    private String exemption;
    private boolean safetyOpen;
    private boolean foodOpen;

    private static List<TextField> fields(boolean safety) {
        return ProductFactKind.keys().stream()
                .filter(key -> key.fact().isSafety() == safety)
                .map(TextField::new)
                .toList();
    }

    /** The fields, so that another person's change of them is found. */
    List<StaleEditCheck.Field<?>> fields(Texts labels) {
        List<StaleEditCheck.Field<?>> fields = new ArrayList<>(List.of(
                new StaleEditCheck.Field<>(labels.get("netQuantity"), this::getNetQuantity, this::setNetQuantity),
                new StaleEditCheck.Field<>(labels.get("netQuantity.unit"), this::getNetUnit, this::setNetUnit),
                new StaleEditCheck.Field<>(labels.get("exemption"), this::getExemption, this::setExemption)));
        Stream.concat(safetyFields.stream(), foodFields.stream())
                .forEach(field -> fields.add(new StaleEditCheck.Field<>(
                        labels.get(field.getLabel()) + field.getLanguage(),
                        () -> text(field),
                        text -> texts.put(field.getColumn(), text))));
        return fields;
    }

    void show(Product product, Map<ProductFactKind.Key, String> facts) {
        NetQuantity net = product.getNetQuantity();
        netQuantity = net == null ? null : Integer.valueOf(net.amount());
        netUnit = (net == null ? NetQuantity.Unit.G : net.unit()).name();
        exemption =
                product.getExemption() == null ? null : product.getExemption().name();
        texts.clear();
        facts.forEach((key, text) -> texts.put(key.column(), text));
    }

    /** Adds errors beside the fields. Returns whether all are right. */
    boolean check(Locale language) {
        boolean valid = check("product:safety:", safetyFields, language);
        safetyOpen = !valid;
        boolean food = check("product:food:", foodFields, language);
        if (netQuantity != null && netQuantity < 1) {
            FormErrors.add("product:netQuantity", "invalid.number", language);
            food = false;
        }
        foodOpen = !food;
        return valid && food;
    }

    private boolean check(String component, List<TextField> fields, Locale language) {
        boolean valid = true;
        for (int i = 0; i < fields.size(); i++) {
            ProductFactKind fact = fields.get(i).key.fact();
            if (!fact.accepts(text(fields.get(i)))) {
                String id = fields.get(i).isMultiline() ? ":text" : ":line";
                FormErrors.add(
                        component + i + id, fact == ProductFactKind.GTIN ? "invalid.gtin" : "invalid.fact", language);
                valid = false;
            }
        }
        return valid;
    }

    private String text(TextField field) {
        return InputNormalizer.strip(Objects.toString(texts.get(field.getColumn()), ""))
                .replace("\r\n", "\n");
    }

    ProductDetails toUpdate() {
        Map<ProductFactKind.Key, String> facts = new HashMap<>();
        Stream.concat(safetyFields.stream(), foodFields.stream()).forEach(field -> facts.put(field.key, text(field)));
        return new ProductDetails(
                true,
                netQuantity == null
                        ? null
                        : new NetQuantity(
                                netQuantity, NetQuantity.Unit.parse(netUnit).orElse(NetQuantity.Unit.PIECE)),
                true,
                Stream.of(WithdrawalExemption.values())
                        .filter(one -> one.name().equals(exemption))
                        .findFirst()
                        .orElse(null),
                facts);
    }

    public List<TextField> getSafetyFields() {
        return safetyFields;
    }

    public List<TextField> getFoodFields() {
        return foodFields;
    }

    /** Whether the section of product safety has an error. */
    public boolean isSafetyOpen() {
        return safetyOpen;
    }

    /** Whether the section of food has an error. */
    public boolean isFoodOpen() {
        return foodOpen;
    }

    /** By column of the product file. */
    public Map<String, String> getTexts() {
        return texts;
    }

    public NetQuantity.Unit[] getUnits() {
        return NetQuantity.Unit.values();
    }

    public WithdrawalExemption[] getExemptions() {
        return WithdrawalExemption.values();
    }

    public Integer getNetQuantity() {
        return netQuantity;
    }

    public void setNetQuantity(Integer netQuantity) {
        this.netQuantity = netQuantity;
    }

    public String getNetUnit() {
        return netUnit;
    }

    public void setNetUnit(String netUnit) {
        this.netUnit = netUnit;
    }

    /** Name of the reason; null if consumers can withdraw. */
    public String getExemption() {
        return exemption;
    }

    public void setExemption(String exemption) {
        this.exemption = exemption == null || exemption.isEmpty() ? null : exemption;
    }
}
