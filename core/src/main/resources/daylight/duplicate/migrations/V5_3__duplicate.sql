-- What the words of a document are like; a row for each document that has text. `digest` is the same for documents with the
-- same words in the same order; `least` are 128 numbers of two bytes, little-endian, of which documents share about as
-- many as of their shingles.
create table duplicate_signature (
    document text    not null primary key,
    words    bigint  not null,
    digest   blob    not null,
    least    blob    not null
);
create index duplicate_signature_digest on duplicate_signature (digest);
