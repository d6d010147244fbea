-- Names sort as Norwegians expect (æ, ø, å last; aa as å) and search without accents.
-- Identifiers, VAT codes, log-in names and hashes are compared byte for byte.
alter database character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- bureau ------------------------------------------------------------------------------------------------------------
create table bureau (
    id              uuid         not null primary key,
    customer_number varchar(10)  character set ascii collate ascii_bin not null unique,
    name            varchar(200) not null
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- identity ----------------------------------------------------------------------------------------------------------
create table portal_user (
    id            uuid         not null primary key,
    subject       varchar(255) character set utf8mb4 collate utf8mb4_bin not null unique,
    email         varchar(254) not null,
    name          varchar(200) not null,
    operator      boolean      not null default false,
    chosen_bureau uuid         null,
    language      varchar(5)   character set ascii collate ascii_bin null
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

create table membership (
    user_id   uuid        not null references portal_user (id),
    bureau_id uuid        not null references bureau (id),
    role      varchar(20) character set ascii collate ascii_bin not null,
    primary key (user_id, bureau_id, role)
);

create table program_token (
    id              uuid         not null primary key,
    bureau_id       uuid         not null references bureau (id),
    installation_id uuid         not null,
    hash            char(64)     character set ascii collate ascii_bin not null unique,
    hint            varchar(12)  character set ascii collate ascii_bin not null,
    created_at      datetime(6)  not null,
    created_by      varchar(200) not null,
    ends_at         datetime(6)  null,
    revoked_at      datetime(6)  null,
    last_used_at    datetime(6)  null,
    key (bureau_id, installation_id)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- audit -------------------------------------------------------------------------------------------------------------
create table audit_log (
    id         bigint       not null auto_increment primary key,
    at         datetime(6)  not null,
    bureau_id  uuid         null,
    actor_id   varchar(255) not null,
    actor_name varchar(200) not null,
    action     varchar(60)  character set ascii collate ascii_bin not null,
    subject_id uuid         not null,
    details    json         not null,
    key (bureau_id, at),
    key (subject_id, at)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- agent -------------------------------------------------------------------------------------------------------------
create table installation (
    id           uuid         not null primary key,
    bureau_id    uuid         not null references bureau (id),
    name         varchar(100) not null,
    generation   bigint       not null,
    created_at   datetime(6)  not null,
    last_seen_at datetime(6)  null,
    unique key (bureau_id, name)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- The file that an installation sent last, whole and sealed: its ciphertexts are the agent's own.
create table variables_file (
    installation_id uuid        not null primary key references installation (id),
    bureau_id       uuid        not null references bureau (id),
    received_at     datetime(6) not null,
    sha256          char(64)    character set ascii collate ascii_bin not null,
    sealed          longblob    not null
);

-- client ------------------------------------------------------------------------------------------------------------
create table client (
    id              uuid         not null primary key,
    bureau_id       uuid         not null references bureau (id),
    installation_id uuid         not null references installation (id),
    erp_client_no   varchar(10)  character set ascii collate ascii_bin not null,
    drive_letter    char(1)      character set ascii collate ascii_bin null,
    client_number   bigint       not null unique,
    org_number      char(9)      character set ascii collate ascii_bin null,
    name            varchar(200) not null,
    unique key (installation_id, erp_client_no),
    key (bureau_id, name)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

create table staff_grant (
    user_id   uuid not null references portal_user (id),
    client_id uuid not null references client (id),
    primary key (user_id, client_id)
);

create table client_grant (
    id        uuid       not null primary key,
    user_id   uuid       not null references portal_user (id),
    client_id uuid       not null references client (id),
    level     varchar(5) character set ascii collate ascii_bin not null,
    unique key (user_id, client_id)
);

-- settings ----------------------------------------------------------------------------------------------------------
create table settings (
    client_id uuid    not null primary key references client (id),
    bureau_id uuid    not null references bureau (id),
    revision  int     not null,
    document  json    not null,
    active    boolean as (json_extract(document, '$.active') = true) persistent,
    key (bureau_id, active)
) character set utf8mb4 collate utf8mb4_bin;

create table settings_revision (
    client_id  uuid         not null references client (id),
    revision   int          not null,
    bureau_id  uuid         not null references bureau (id),
    at         datetime(6)  not null,
    actor_id   varchar(255) not null,
    actor_name varchar(200) not null,
    reason     varchar(500) null,
    document   json         not null,
    changes    json         not null,
    primary key (client_id, revision)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

create table settings_problem (
    client_id uuid         not null references client (id),
    position  int          not null,
    bureau_id uuid         not null references bureau (id),
    problem   varchar(60)  character set ascii collate ascii_bin not null,
    field     varchar(100) character set ascii collate ascii_bin not null,
    raw       varchar(200) not null,
    primary key (client_id, position),
    key (bureau_id, client_id)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- What the agent says that it runs on: an observation, never a wish.
create table settings_applied (
    client_id   uuid        not null primary key references client (id),
    bureau_id   uuid        not null references bureau (id),
    revision    int         not null,
    applied_at  datetime(6) not null,
    sha256      char(64)    character set ascii collate ascii_bin not null,
    reported_at datetime(6) not null
);
