package daylight.desk;

/// Which words lie beneath the pages of an export; the names are those of the command line.
enum WordChoice {
    /// Those that were recognised in the pictures: somebody who looks could have read them.
    recognised,
    /// On pages where none were recognised also the page's own, of which some may be hidden.
    all,
    /// None.
    none
}
