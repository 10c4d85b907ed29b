package se.kassa.platform.web.file;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;

/** Has Faces serve every file of the application as a {@link FingerprintedResource}. */
public class FingerprintedResources extends ResourceHandlerWrapper {

    private final Fingerprints fingerprints = new Fingerprints();

    public FingerprintedResources(ResourceHandler wrapped) {
        super(wrapped);
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
        return file == null ? null : new FingerprintedResource(file, fingerprints);
    }
}
