package uk.linkage.browser;

/**
 * How large a window is.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param isPhone whether it is a phone's
 */
public record Viewport(int width, int height, boolean isPhone) {

  /** A window on a desk. */
  public static final Viewport DESKTOP = new Viewport(1280, 900, false);

  /** A phone held upright. */
  public static final Viewport PHONE = new Viewport(390, 844, true);
}
