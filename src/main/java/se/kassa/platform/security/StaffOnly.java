package se.kassa.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that admin pages may call only through a class that requires the role {@code staff}. The method itself
 * does not check the caller, because background tasks call it too; the architecture test checks the admin classes.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface StaffOnly {}
