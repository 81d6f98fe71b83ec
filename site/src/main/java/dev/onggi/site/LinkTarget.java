package dev.onggi.site;

/// What a link of a page leads to.
sealed interface LinkTarget {
    /// Something outside the site.
    record External() implements LinkTarget {}

    /// A page of the site.
    ///
    /// @param page the page
    /// @param fragment the anchor with its `#`, or an empty text
    record ToPage(Page page, String fragment) implements LinkTarget {}

    /// A file of the repository that is no page; it is copied into the site.
    ///
    /// @param path relative to the repository
    record ToFile(String path) implements LinkTarget {}

    /// Nothing.
    ///
    /// @param why the rest of a sentence that begins with the link
    record Broken(String why) implements LinkTarget {}
}
