-- Which text layers a document has. Documents with the same text share a layer.
create table text_layer (
    document    text    not null,
    layer       text    not null,
    kind        text    not null,
    recipe      integer not null,
    pages       integer not null,
    chars       bigint  not null,
    code_points bigint  not null,
    primary key (document, layer)
);
create index text_layer_layer on text_layer (layer);

-- What is known about a document. The reading with the smallest rank stands. `facts` and `raw` are JSON; the columns beside
-- them repeat what reports sort and count by. Times are epoch milliseconds; null where no readable date is known.
create table text_facts (
    document   text   not null primary key,
    rank       text   not null,
    media_type text   not null,
    language   text   not null,
    title      text   not null,
    date_at    bigint,
    facts      text   not null,
    raw        text   not null
);
create index text_facts_language on text_facts (language);
