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

    /**
     * Changes alternative texts.
     *
     * @param shown the texts that the caller saw, by language tag; empty for none
     * @return false if the picture was removed or one of these texts was changed meanwhile; nothing is written then
     */
    @StaffOnly
    public boolean describe(long id, Map<String, String> shown, Map<String, String> texts) {
        GalleryPicture picture = locked(id);
        if (picture == null || !shown.equals(picture.getTexts(shown.keySet()))) {
            return false;
        }
        picture.setTexts(texts);
        return true;
    }

    /**
     * Removes a picture from its product.
     *
     * @return false if it was removed before
     */
    @StaffOnly
    public boolean remove(long id) {
        GalleryPicture picture = locked(id);
        if (picture == null) {
            return false;
        }
        entityManager.remove(picture);
        return true;
    }

    /**
     * Exchanges a picture with the one before it.
     *
     * @param before the picture that the caller saw before it
     * @return false if that is not the one before it, or the picture was removed; nothing is written then
     */
    @StaffOnly
    public boolean moveUp(long id, long before) {
        GalleryPicture picture = locked(id);
        if (picture == null) {
            return false;
        }
        List<GalleryPicture> pictures = of(picture.getSku());
        int at = pictures.indexOf(picture);
        if (at < 1 || pictures.get(at - 1).getId() != before) {
            return false;
        }
        GalleryPicture previous = pictures.get(at - 1);
        int position = picture.getPosition();
        picture.setPosition(previous.getPosition());
        previous.setPosition(position);
        return true;
    }

    /** Locks the product of a picture, then reads the picture; null if there is none. */
    private GalleryPicture locked(long id) {
        entityManager
                .createQuery("select g.sku from GalleryPicture g where g.id = :id", String.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(this::lock);
        return entityManager.find(GalleryPicture.class, id);
    }

    /** So that two changes at once do not give two pictures one place. */
    private void lock(String sku) {
        entityManager
                .createQuery("update Product p set p.position = p.position where p.sku = :sku")
                .setParameter("sku", sku)
                .executeUpdate();
    }
}
