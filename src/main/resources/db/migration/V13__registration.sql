-- client -------------------------------------------------------------------------------------------------------------
-- The last client number given from the portal's own block: the one row. Who registers a client holds it until they are
-- done, so that nobody is given the same number or registers the same company meanwhile.
create table client_number_given (
    last bigint not null
);
insert into client_number_given values (0);

-- register -----------------------------------------------------------------------------------------------------------
-- What Enhetsregisteret said last of an organisation number, and when: the same for all bureaus, for all may ask it.
create table register_answer (
    org_number char(9)     character set ascii collate ascii_bin not null primary key,
    read_at    datetime(6) not null,
    answer     json        not null
) character set utf8mb4 collate utf8mb4_bin;

-- onboarding ---------------------------------------------------------------------------------------------------------
-- The clients' first users, who are not invited yet. Log-in names are compared byte for byte, in lower case.
create table pending_user (
    client_id  uuid         not null references client (id),
    email      varchar(254) character set utf8mb4 collate utf8mb4_bin not null,
    bureau_id  uuid         not null references bureau (id),
    name       varchar(200) not null,
    at         datetime(6)  not null,
    actor_id   varchar(255) not null,
    actor_name varchar(200) not null,
    primary key (client_id, email),
    key (email)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- Registrations that somebody has begun: what is typed, as it was typed.
create table registration_draft (
    id          uuid         not null primary key,
    bureau_id   uuid         not null references bureau (id),
    holder_id   varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    holder_name varchar(200) not null,
    changed_at  datetime(6)  not null,
    typed       json         not null,
    key (bureau_id, changed_at)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;
