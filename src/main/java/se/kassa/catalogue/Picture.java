package se.kassa.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An uploaded picture, named by the hash of its content, so that a name always refers to the same content. */
@Entity
@Table(name = "product_picture")
public class Picture {

    @Id
    @Column(name = "name")
    private String name;

    @Column(name = "type")
    private String type;

    @Column(name = "content")
    private byte[] content;

    protected Picture() {}

    Picture(String name, String type, byte[] content) {
        this.name = name;
        this.type = type;
        this.content = content.clone();
    }

    /** The media type. */
    public String getType() {
        return type;
    }

    public byte[] getContent() {
        return content.clone();
    }
}
