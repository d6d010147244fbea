-- report: what somebody asked for, how far it has come, and until when it is kept.
create table report (
    id         uuid         not null primary key,
    bureau_id  uuid         not null references bureau (id),
    kind       varchar(20)  character set ascii collate ascii_bin not null,
    from_day   date         not null,
    to_day     date         not null,
    client_id  uuid         null references client (id),
    format     varchar(4)   character set ascii collate ascii_bin not null,
    language   varchar(5)   character set ascii collate ascii_bin not null,
    asked_by   uuid         not null references portal_user (id),
    asked_at   datetime(6)  not null,
    state      varchar(7)   character set ascii collate ascii_bin not null,
    -- Of all the bureau's clients, or of those in report_client.
    whole      boolean      not null default false,
    rows_done  int          not null default 0,
    rows_total int          not null default 0,
    size       bigint       not null default 0,
    trouble    varchar(40)  character set ascii collate ascii_bin null,
    reference  varchar(20)  character set ascii collate ascii_bin null,
    -- The month that it was made for by itself, so that it is made once.
    month      char(7)      character set ascii collate ascii_bin null,
    ends_at    datetime(6)  not null,
    key (bureau_id, asked_at),
    key (ends_at),
    unique key (asked_by, bureau_id, kind, month)
);

-- The file, in parts that one message to the database holds.
create table report_part (
    report_id uuid       not null references report (id) on delete cascade,
    position  int        not null,
    bytes     mediumblob not null,
    primary key (report_id, position)
);

-- The clients it tells of, where these are not all of the bureau's.
create table report_client (
    report_id uuid not null references report (id) on delete cascade,
    client_id uuid not null references client (id),
    primary key (report_id, client_id)
);

-- Who gets which report each month.
create table report_monthly (
    user_id   uuid        not null references portal_user (id),
    bureau_id uuid        not null references bureau (id),
    kind      varchar(20) character set ascii collate ascii_bin not null,
    primary key (user_id, bureau_id, kind)
);

-- What stands at the top of the bureau's reports: PNG or JPEG, judged before it is kept.
create table bureau_logo (
    bureau_id uuid       not null primary key references bureau (id),
    image     mediumblob not null,
    at        datetime(6) not null
);
