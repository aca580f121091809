-- How far the reading of an original came that was broken off, and its members up to there; nothing of one that came to its
-- end. `reader` says which reader it was and what it was asked for: another one begins anew.
create table extraction_progress (
    document   text    not null,
    recognised integer not null check (recognised in (0, 1)),
    reader     text    not null,
    nodes      integer not null,
    members    integer not null,
    state      text    not null,
    named      integer not null,
    primary key (document, recognised)
);
create table extraction_progress_member (
    container  text    not null,
    recognised integer not null,
    ordinal    integer not null,
    path       blob    not null,
    document   text    not null,
    verdict    text    not null,
    reason     text    not null,
    primary key (container, recognised, ordinal)
);
create index extraction_progress_member_document on extraction_progress_member (document);
