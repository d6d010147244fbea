-- What an installation sent, and what it was given: each file an ordered, append-only list of sealed segments.
drop table variables_file;

create table variables_version (
    id              uuid         not null primary key,
    bureau_id       uuid         not null references bureau (id),
    installation_id uuid         not null references installation (id),
    direction       varchar(5)   character set ascii collate ascii_bin not null,
    at              datetime(6)  not null,
    actor_id        varchar(255) not null,
    actor_name      varchar(200) not null,
    sha256          char(64)     character set ascii collate ascii_bin not null,
    size            bigint       not null,
    charset         varchar(40)  character set ascii collate ascii_bin not null,
    marked          boolean      not null,
    clients         int          not null,
    -- A given file: the one it is written over; only the segments that differ are kept.
    base_id         uuid         null references variables_version (id),
    generation      bigint       null,
    unique key (installation_id, generation),
    key (installation_id, at)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- At most 1 MiB each before it is sealed; a longer one stands in parts.
create table variables_segment (
    version_id    uuid        not null references variables_version (id),
    position      int         not null,
    part          int         not null,
    kind          varchar(7)  character set ascii collate ascii_bin not null,
    erp_client_no varchar(10) character set ascii collate ascii_bin null,
    line          int         not null,
    sealed        mediumblob  not null,
    primary key (version_id, position, part),
    key (version_id, erp_client_no)
);

alter table installation add column present_version uuid null references variables_version (id);

-- What the portal and the installation's file last agreed on for a client.
create table client_file (
    client_id       uuid        not null primary key references client (id),
    bureau_id       uuid        not null references bureau (id),
    installation_id uuid        not null references installation (id),
    sha256          char(64)    character set ascii collate ascii_bin not null,
    missing         boolean     not null,
    agreed          json        not null,
    agreed_revision int         not null,
    key (installation_id, missing)
);

-- Portal-owned values that somebody changed in the file by hand, until a person decides.
create table drift (
    client_id uuid         not null references client (id),
    field     varchar(100) character set ascii collate ascii_bin not null,
    bureau_id uuid         not null references bureau (id),
    agreed    text         null,
    in_file   text         null,
    found_at  datetime(6)  not null,
    primary key (client_id, field),
    key (bureau_id)
) character set utf8mb4 collate utf8mb4_bin;

-- The system variables are the installation's own settings, with revisions of their own.
create table system_revision (
    installation_id uuid         not null references installation (id),
    revision        int          not null,
    bureau_id       uuid         not null references bureau (id),
    at              datetime(6)  not null,
    actor_id        varchar(255) not null,
    actor_name      varchar(200) not null,
    document        json         not null,
    primary key (installation_id, revision)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- Numbers that Visma knew the bureau by before.
create table former_customer_number (
    bureau_id       uuid        not null references bureau (id),
    customer_number varchar(10) character set ascii collate ascii_bin not null,
    primary key (bureau_id, customer_number)
);
