-- Originals that custody answers for. `copied` is 0 where the bytes stay where they lie (--in-place).
create table original (
    document text    not null primary key,
    size     bigint  not null,
    copied   integer not null check (copied in (0, 1))
);
create table withdrawn (
    document text   not null primary key,
    time     bigint not null
);
-- The last line of each chain, the lines that may not be in ledger.jsonl yet, and how many bytes of it are on disk.
create table ledger_head (
    chain text   not null primary key,
    n     bigint not null,
    hash  text   not null,
    act   text   not null
);
create table ledger_outbox (
    seq   integer not null primary key,
    chain text   not null,
    n     bigint not null,
    line  text   not null
);
create table ledger_flushed (
    id    integer not null primary key check (id = 1),
    seq   bigint  not null,
    bytes bigint  not null
);
insert into ledger_flushed (id, seq, bytes) values (1, 0, 0);
-- Names, paths and notes, which can be erased: the line keeps SHA-256(salt followed by body).
create table ledger_body (
    chain  text   not null,
    n      bigint not null,
    object text   not null,
    salt   text   not null,
    body   text   not null,
    primary key (chain, n)
);
create index ledger_body_object on ledger_body (object);
