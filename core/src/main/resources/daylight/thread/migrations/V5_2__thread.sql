-- By what a mail can be told to answer another. Derived from text_facts; a row for each mail.
create table thread_message (
    document     text    not null primary key,
    message_id   text    not null,
    conversation text    not null,
    place        text    not null,
    subject      text    not null,
    is_reply     integer not null
);
create index thread_message_id on thread_message (message_id);
create index thread_message_conversation on thread_message (conversation);
create index thread_message_subject on thread_message (subject);

-- What a mail says it answers, oldest first; the last is the nearest.
create table thread_reference (
    document   text    not null,
    ordinal    integer not null,
    message_id text    not null,
    primary key (document, ordinal)
);
create index thread_reference_message_id on thread_reference (message_id);

-- The last document whose mails were entered when these tables were made in a case that had some; one row at most.
create table thread_filled (
    document text not null primary key
);
