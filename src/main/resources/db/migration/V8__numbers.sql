-- Next numbers that were ordered of WebFaktura; it has carried out those that have a next.
create table number_order (
    id              uuid         not null primary key,
    client_id       uuid         not null references client (id),
    bureau_id       uuid         not null references bureau (id),
    series          varchar(20)  character set ascii collate ascii_bin not null,
    at_least        int          not null,
    reason          varchar(500) not null,
    actor_id        varchar(255) not null,
    actor_name      varchar(200) not null,
    at              datetime(6)  not null,
    next            int          null,
    acknowledged_at datetime(6)  null,
    key (client_id, at)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- The highest number of each series that is known to be used, and who said so; it only ever rises.
create table number_seen (
    client_id  uuid         not null references client (id),
    series     varchar(20)  character set ascii collate ascii_bin not null,
    bureau_id  uuid         not null references bureau (id),
    number     int          not null,
    source     varchar(20)  character set ascii collate ascii_bin not null,
    reason     varchar(500) not null,
    actor_id   varchar(255) not null,
    actor_name varchar(200) not null,
    at         datetime(6)  not null,
    primary key (client_id, series)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;
