package uk.linkage.geography;

/**
 * A local authority.
 *
 * @param code the code that the Office for National Statistics gave it, such as {@code E08000012}
 * @param name its name
 */
public record Authority(String code, String name) {}
