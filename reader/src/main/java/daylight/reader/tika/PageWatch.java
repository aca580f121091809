package daylight.reader.tika;

/// Follows a document's pages while its text comes.
interface PageWatch {
    /// Looks at nothing.
    PageWatch NONE = new PageWatch() {
        @Override
        public void characters(char[] text, int from, int length) {}

        @Override
        public void pageEnds(int page) {}

        @Override
        public void documentEnds() {}

        @Override
        public boolean hasWordlessPages() {
            return false;
        }
    };

    void characters(char[] text, int from, int length);

    /// The parser has given all text of this page, and the node still stands on it.
    ///
    /// @param page from 1
    void pageEnds(int page);

    /// The parser has given all pages.
    void documentEnds();

    /// Whether a page that came shows what may be text and did not give it.
    boolean hasWordlessPages();
}
