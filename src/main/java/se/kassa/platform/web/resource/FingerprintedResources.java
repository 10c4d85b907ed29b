package se.kassa.platform.web.resource;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.kassa.platform.security.Tokens;

/**
 * Makes Faces serve every resource as a {@link FingerprintedResource}. All share one fingerprint, computed from
 * everything under {@code /resources/} in the WAR including an overlay's files, so that every node with the same WAR
 * computes the same one.
 */
public class FingerprintedResources extends ResourceHandlerWrapper {

    private static final String FOLDER = "/resources/";
    private static final int LENGTH = 16;

    private final String fingerprint;

    public FingerprintedResources(ResourceHandler wrapped) {
        super(wrapped);
        ExternalContext application = FacesContext.getCurrentInstance().getExternalContext();
        fingerprint = fingerprint(application::getResourcePaths, application::getResourceAsStream);
    }

    static String fingerprint(Function<String, Set<String>> folders, Function<String, InputStream> files) {
        return hash(FOLDER, folders, files).substring(0, LENGTH);
    }

    private static String hash(
            String path, Function<String, Set<String>> folders, Function<String, InputStream> files) {
        if (path.endsWith("/")) {
            return Tokens.sha256(new TreeSet<>(folders.apply(path))
                    .stream()
                            .map(inside -> inside + hash(inside, folders, files))
                            .collect(Collectors.joining()));
        }
        try (InputStream content = files.apply(path)) {
            return Tokens.sha256(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Resource createResource(String name) {
        return fingerprinted(super.createResource(name));
    }

    @Override
    public Resource createResource(String name, String library) {
        return fingerprinted(super.createResource(name, library));
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return fingerprinted(super.createResource(name, library, contentType));
    }

    @Override
    public Resource createResourceFromId(String id) {
        return fingerprinted(super.createResourceFromId(id));
    }

    private Resource fingerprinted(Resource file) {
        return file == null ? null : new FingerprintedResource(file, fingerprint);
    }
}
