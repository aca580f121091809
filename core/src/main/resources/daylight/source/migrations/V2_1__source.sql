-- What came in. Facts are added and never changed; only a withdrawal empties the names in them.
-- Paths are the bytes of `label/path/below`; `display` is the same for people. Times are epoch milliseconds, except
-- `modified_nanos`, which is compared bit by bit to tell whether a file is known.
create table intake (
    id      text    not null primary key,
    n       bigint  not null unique,
    started bigint  not null,
    how     text    not null check (how in ('copy', 'in_place'))
);
create table intake_end (
    intake   text   not null primary key references intake (id),
    finished bigint not null,
    scanned  bigint not null
);
create table source_root (
    id      text    not null primary key,
    n       bigint  not null unique,
    label   blob    not null,
    display text    not null,
    kind    text    not null check (kind in ('folder', 'file'))
);
create table intake_root (
    intake text not null references intake (id),
    root   text not null references source_root (id),
    primary key (intake, root)
);
create table occurrence (
    seq            integer not null primary key,
    id             text    not null,
    intake         text    not null references intake (id),
    root           text    not null references source_root (id),
    path           blob    not null,
    display        text    not null,
    document       text    not null,
    size           bigint  not null,
    modified_nanos bigint  not null,
    created        bigint  not null,
    withdrawn      integer not null check (withdrawn in (0, 1))
);
create index occurrence_path on occurrence (path);
create index occurrence_document on occurrence (document);
-- A file whose times changed and whose bytes did not: the same occurrence, seen again.
create table sighting (
    occurrence     text   not null,
    path           blob   not null,
    size           bigint not null,
    modified_nanos bigint not null,
    primary key (occurrence, modified_nanos)
);
create index sighting_path on sighting (path);
create table skipped (
    intake  text   not null references intake (id),
    seq     integer not null primary key,
    path    blob   not null,
    display text   not null,
    reason  text   not null
);
create index skipped_path on skipped (path);
