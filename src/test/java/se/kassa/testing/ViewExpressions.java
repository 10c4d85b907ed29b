package se.kassa.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.el.ELException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.glassfish.expressly.parser.AstBracketSuffix;
import org.glassfish.expressly.parser.AstChoice;
import org.glassfish.expressly.parser.AstCompositeExpression;
import org.glassfish.expressly.parser.AstDeferredExpression;
import org.glassfish.expressly.parser.AstDotSuffix;
import org.glassfish.expressly.parser.AstDynamicExpression;
import org.glassfish.expressly.parser.AstIdentifier;
import org.glassfish.expressly.parser.AstMethodArguments;
import org.glassfish.expressly.parser.AstValue;
import org.glassfish.expressly.parser.ELParser;
import org.glassfish.expressly.parser.Node;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

/**
 * Every read of a property and every call of a method in the expressions of a folder's pages, with the types that the
 * classes declare: from named beans through {@code ui:repeat}, {@code ui:param} and includes.
 */
public final class ViewExpressions {

    /**
     * One step of an expression.
     *
     * @param page with its path
     * @param owner the class that is read
     * @param name of the property or method
     * @param call whether it is called with parentheses
     * @param result the class of what it gives
     */
    public record Read(String page, Class<?> owner, String name, boolean call, Class<?> result) {

        @Override
        public String toString() {
            return page + ": " + owner.getName() + "." + name + (call ? "()" : "");
        }
    }

    private static final String FACELETS = "jakarta.faces.facelets";
    private static final String OWN_TAGS = "urn:kassa";

    private final Path folder;
    private final Map<String, Type> beans = new HashMap<>();
    private final List<Read> reads = new ArrayList<>();
    private final Set<Path> visited = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    private ViewExpressions(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder with the pages
     * @param classes the folder with the compiled classes behind them
     */
    public static ViewExpressions of(Path folder, Path classes) {
        ViewExpressions expressions = new ViewExpressions(folder);
        expressions.findBeans(classes);
        pages(folder)
                .filter(page -> !page.startsWith(folder.resolve("WEB-INF")))
                .forEach(page -> expressions.visit(page, Map.of()));
        return expressions;
    }

    public List<Read> reads() {
        return reads;
    }

    /** Variables that are no named bean and that no page sets. */
    public Set<String> unknown() {
        return unknown;
    }

    /** Pages and parts of pages that no visited page includes. */
    public List<Path> unvisited() {
        return pages(folder).filter(page -> !visited.contains(page.normalize())).toList();
    }

    private static Stream<Path> pages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void findBeans(Path classes) {
        ClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, ViewExpressions.class.getClassLoader());
        for (JavaClass each : new ClassFileImporter().importPath(classes)) {
            Class<?> type = load(each.getName(), loader);
            Named named = type.getAnnotation(Named.class);
            if (named != null) {
                beans.put(
                        named.value().isEmpty() ? Introspector.decapitalize(type.getSimpleName()) : named.value(),
                        type);
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Produces.class) && method.isAnnotationPresent(Named.class)) {
                    beans.put(method.getAnnotation(Named.class).value(), method.getGenericReturnType());
                }
            }
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void visit(Path page, Map<String, Type> variables) {
        visited.add(page.normalize());
        visit(parse(page), page, variables);
    }

    private static Element parse(Path page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(page.toFile()).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(page.toString(), e);
        }
    }

    private void visit(Element element, Path page, Map<String, Type> outer) {
        Map<String, Type> variables = new HashMap<>(outer);
        if (!element.getAttribute("var").isEmpty()) {
            variables.put(element.getAttribute("var"), elementOf(typeOf(element.getAttribute("value"), page, outer)));
        }
        if (!element.getAttribute("varStatus").isEmpty()) {
            variables.put(element.getAttribute("varStatus"), null);
        }
        for (Element child : children(element)) {
            if (FACELETS.equals(child.getNamespaceURI()) && child.getLocalName().equals("param")) {
                variables.put(child.getAttribute("name"), typeOf(child.getAttribute("value"), page, outer));
            }
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            typeOf(((Attr) element.getAttributes().item(i)).getValue(), page, variables);
        }
        String other = element.getAttribute(
                FACELETS.equals(element.getNamespaceURI())
                                && element.getLocalName().equals("include")
                        ? "src"
                        : "template");
        if (!other.isEmpty()) {
            visit(other.startsWith("/") ? folder.resolve(other.substring(1)) : page.resolveSibling(other), variables);
        }
        if (OWN_TAGS.equals(element.getNamespaceURI())) {
            visit(
                    folder.resolve("WEB-INF/tags/" + element.getLocalName() + ".xhtml"),
                    attributes(element, page, variables));
        }
        for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                visit(part, page, variables);
            } else if (child instanceof Text text) {
                typeOf(text.getData(), page, variables);
            }
        }
    }

    /** The variables of a tag file: every attribute that the tag library declares, with the type of what the page gives. */
    private Map<String, Type> attributes(Element tag, Path page, Map<String, Type> outer) {
        Map<String, Type> attributes = new HashMap<>(outer);
        Element library = parse(folder.resolve("WEB-INF/kassa.taglib.xml"));
        for (Element declared : children(library)) {
            if (declared.getLocalName().equals("tag")
                    && text(declared, "tag-name").equals(tag.getLocalName())) {
                children(declared).stream()
                        .filter(child -> child.getLocalName().equals("attribute"))
                        .map(attribute -> text(attribute, "name"))
                        .forEach(name -> attributes.put(name, typeOf(tag.getAttribute(name), page, outer)));
            }
        }
        return attributes;
    }

    private static String text(Element element, String child) {
        return children(element).stream()
                .filter(each -> each.getLocalName().equals(child))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                children.add(part);
            }
        }
        return children;
    }

    /** Null where it is not known, as of literal text. */
    private Type typeOf(String text, Path page, Map<String, Type> variables) {
        if (!text.contains("#{") && !text.contains("${")) {
            return null;
        }
        try {
            return typeOf(ELParser.parse(text), page, variables);
        } catch (ELException e) {
            throw new IllegalStateException(page + ": " + text, e);
        }
    }

    private Type typeOf(Node node, Path page, Map<String, Type> variables) {
        if (node instanceof AstValue) {
            return typeOfValue(node, page, variables);
        }
        if (node instanceof AstIdentifier) {
            if (!variables.containsKey(node.getImage()) && !beans.containsKey(node.getImage())) {
                unknown.add(node.getImage());
            }
            return variables.getOrDefault(node.getImage(), beans.get(node.getImage()));
        }
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            types.add(typeOf(node.jjtGetChild(i), page, variables));
        }
        boolean whole = node instanceof AstDeferredExpression
                || node instanceof AstDynamicExpression
                || node instanceof AstCompositeExpression && types.size() == 1;
        return whole ? types.get(0) : node instanceof AstChoice ? types.get(1) : null;
    }

    private Type typeOfValue(Node value, Path page, Map<String, Type> variables) {
        Type type = typeOf(value.jjtGetChild(0), page, variables);
        for (int i = 1; i < value.jjtGetNumChildren(); i++) {
            Node step = value.jjtGetChild(i);
            Node arguments = step.jjtGetNumChildren() > 0 ? step.jjtGetChild(step.jjtGetNumChildren() - 1) : null;
            for (int j = 0; j < step.jjtGetNumChildren(); j++) {
                typeOf(step.jjtGetChild(j), page, variables);
            }
            if (step instanceof AstBracketSuffix) {
                type = elementOf(type);
            } else if (step instanceof AstDotSuffix) {
                boolean call = arguments instanceof AstMethodArguments;
                type = step(type, step.getImage(), call ? arguments.jjtGetNumChildren() : -1, page);
            }
        }
        return type;
    }

    /** @param arguments how many; -1 where a property is read */
    private Type step(Type owner, String name, int arguments, Path page) {
        Class<?> type = raw(owner);
        if (type == null || type == Object.class || Map.class.isAssignableFrom(type) && arguments < 0) {
            return elementOf(owner);
        }
        Method method = find(type, name, arguments);
        Type result = method == null ? null : resolve(method.getGenericReturnType(), owner);
        reads.add(new Read(page.toString(), type, name, arguments >= 0, raw(result)));
        return result;
    }

    /** A getter, a method that is called, or, where there is no getter, the method that a button or a view action names. */
    private static Method find(Class<?> type, String name, int arguments) {
        List<Method> methods =
                Stream.of(type.getMethods()).filter(each -> !each.isBridge()).toList();
        Stream<Method> named = methods.stream().filter(each -> each.getName().equals(name));
        if (arguments >= 0) {
            return named.filter(each -> each.getParameterCount() == arguments)
                    .findFirst()
                    .orElse(null);
        }
        return methods.stream()
                .filter(each -> each.getParameterCount() == 0 && isGetter(each, name))
                .findFirst()
                .or(() -> type.isRecord() ? Optional.empty() : named.findFirst())
                .orElse(null);
    }

    private static boolean isGetter(Method method, String property) {
        return method.getName().startsWith("get")
                        && Introspector.decapitalize(method.getName().substring(3))
                                .equals(property)
                || method.getName().startsWith("is")
                        && Introspector.decapitalize(method.getName().substring(2))
                                .equals(property);
    }

    private static Type resolve(Type type, Type owner) {
        if (type instanceof TypeVariable<?> variable && owner instanceof ParameterizedType known) {
            TypeVariable<?>[] declared = raw(owner).getTypeParameters();
            for (int i = 0; i < declared.length; i++) {
                if (declared[i].equals(variable)) {
                    return known.getActualTypeArguments()[i];
                }
            }
        }
        return type;
    }

    /** What a list, an array or a map holds; null of anything else. */
    private static Type elementOf(Type type) {
        if (type instanceof ParameterizedType known) {
            Type[] arguments = known.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        return type instanceof Class<?> array && array.isArray() ? array.getComponentType() : null;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType known) {
            return raw(known.getRawType());
        }
        return type instanceof WildcardType known ? raw(known.getUpperBounds()[0]) : null;
    }
}
