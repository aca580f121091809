-- What a worker said of each document. A document may be read several times (as a file, and inside containers); the reading
-- with the smallest rank stands, so that the facts do not depend on which worker was faster.
create table extraction_document (
    document   text    not null primary key,
    rank       text    not null,
    verdict    text    not null,
    reason     text    not null,
    detail     text    not null,
    media_type text    not null,
    size_bytes bigint  not null,
    recipe     integer not null,
    listed     bigint  not null,
    recorded   bigint  not null
);

-- The members of containers, in the container's own order. `document` is empty where the member's bytes were never seen;
-- then verdict and reason say why.
create table extraction_member (
    container text    not null,
    ordinal   integer not null,
    path      blob    not null,
    document  text    not null,
    verdict   text    not null,
    reason    text    not null,
    primary key (container, ordinal)
);
create index extraction_member_document on extraction_member (document);
