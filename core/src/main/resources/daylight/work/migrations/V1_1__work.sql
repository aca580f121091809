-- What is still to be done. Times are epoch milliseconds, made in Java.
create table work (
    stage       text    not null,
    item        text    not null,
    state       integer not null check (state in (0, 1)),
    owner       text    not null,
    lease_until bigint  not null,
    attempts    integer not null,
    epoch       bigint  not null,
    primary key (stage, item)
);
create index work_waiting on work (stage, state, item);
