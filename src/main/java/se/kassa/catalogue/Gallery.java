package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import se.kassa.platform.security.StaffOnly;

/** The further pictures of products. */
@ApplicationScoped
@Transactional
public class Gallery {

    /** Most pictures of a product. */
    public static final int MOST = 12;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** The pictures of a product in their order. */
    public List<GalleryPicture> of(String sku) {
        return entityManager
                .createQuery(
                        "select g from GalleryPicture g where g.sku = :sku order by g.position, g.id",
                        GalleryPicture.class)
                .setParameter("sku", sku)
                .getResultList();
    }

    /**
     * Adds a picture at the end.
     *
     * @param texts alternative texts by language tag
     * @return false if the product has as many as it may have
     */
    @StaffOnly
    public boolean add(String sku, String picture, Map<String, String> texts) {
        lock(sku);
        List<GalleryPicture> pictures = of(sku);
        if (pictures.size() >= MOST) {
            return false;
        }
        int position =
                pictures.isEmpty() ? 1 : pictures.get(pictures.size() - 1).getPosition() + 1;
        entityManager.persist(new GalleryPicture(sku, position, picture, texts));
        return true;
    }

    /** Changes alternative texts; does nothing if the picture was removed meanwhile. */
    @StaffOnly
    public void describe(long id, Map<String, String> texts) {
        GalleryPicture picture = entityManager.find(GalleryPicture.class, id);
        if (picture != null) {
            picture.setTexts(texts);
        }
    }

    /** Removes a picture from its product. */
    @StaffOnly
    public void remove(long id) {
        GalleryPicture picture = entityManager.find(GalleryPicture.class, id);
        if (picture != null) {
            entityManager.remove(picture);
        }
    }

    /** Exchanges a picture with the one before it; does nothing for the first one. */
    @StaffOnly
    public void moveUp(long id) {
        GalleryPicture picture = entityManager.find(GalleryPicture.class, id);
        if (picture == null) {
            return;
        }
        lock(picture.getSku());
        GalleryPicture before = null;
        for (GalleryPicture one : of(picture.getSku())) {
            if (one.getId().equals(id) && before != null) {
                int position = one.getPosition();
                one.setPosition(before.getPosition());
                before.setPosition(position);
            }
            before = one;
        }
    }

    /** So that two changes at once do not give two pictures one place. */
    private void lock(String sku) {
        entityManager
                .createQuery("update Product p set p.position = p.position where p.sku = :sku")
                .setParameter("sku", sku)
                .executeUpdate();
    }
}
