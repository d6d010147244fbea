-- What each consumer has said that it runs on, and when: what ran where at any time, not only now.
create table applied_history (
    client_id   uuid        not null references client (id),
    consumer    varchar(10) character set ascii collate ascii_bin not null,
    applied_at  datetime(6) not null,
    revision    int         not null,
    bureau_id   uuid        not null references bureau (id),
    sha256      char(64)    character set ascii collate ascii_bin null,
    reported_at datetime(6) not null,
    primary key (client_id, consumer, applied_at, revision)
);
insert into applied_history (client_id, consumer, applied_at, revision, bureau_id, sha256, reported_at)
select client_id, consumer, applied_at, revision, bureau_id, sha256, reported_at from settings_applied;

-- The revision that this one brought back.
alter table settings_revision
    add column restored int null after reason;
