-- Which files an intake takes, where that is not all of them, and each time a later run of it chose otherwise; patterns one in
-- each line.
create table intake_choice (
    intake          text    not null references intake (id),
    n               integer not null,
    only_patterns   text    not null,
    except_patterns text    not null,
    primary key (intake, n)
);
