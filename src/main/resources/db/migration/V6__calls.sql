-- Calls that programs made with an Idempotency-Key; the answer is sealed, and null while the call is being made.
create table idempotent_call (
    holder_id       uuid         not null,
    idempotency_key varchar(255) character set ascii collate ascii_bin not null,
    bureau_id       uuid         not null references bureau (id),
    started_at      datetime(6)  not null,
    answer          mediumblob   null,
    primary key (holder_id, idempotency_key),
    key (started_at)
);
