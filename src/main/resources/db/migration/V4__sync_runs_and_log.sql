-- What the agents report of their work. It is gone with the installation, and by itself after 90 days (agent.Forgetting).
create table sync_run (
    id              uuid        not null primary key,
    bureau_id       uuid        not null references bureau (id),
    installation_id uuid        not null references installation (id) on delete cascade,
    received_at     datetime(6) not null,
    started_at      datetime(6) not null,
    finished_at     datetime(6) not null,
    mode            varchar(5)  character set ascii collate ascii_bin not null,
    clients         int         not null,
    failed          int         not null,
    steps           int         not null,
    -- A report sent again, as after a lost answer, is the same run.
    sha256          char(64)    character set ascii collate ascii_bin not null,
    unique key (installation_id, sha256),
    key (installation_id, started_at),
    key (received_at)
);

create table sync_run_client (
    run_id        uuid        not null references sync_run (id) on delete cascade,
    position      int         not null,
    bureau_id     uuid        not null references bureau (id),
    -- As the agent wrote it, whether or not we know such a client.
    erp_client_no varchar(40) not null,
    client_id     uuid        null references client (id) on delete set null,
    failed        boolean     not null,
    steps         json        not null,
    watermarks    json        not null,
    primary key (run_id, position)
) character set utf8mb4 collate utf8mb4_bin;

create table agent_log (
    id              bigint      not null auto_increment primary key,
    bureau_id       uuid        not null references bureau (id),
    installation_id uuid        not null references installation (id) on delete cascade,
    received_at     datetime(6) not null,
    at              datetime(6) not null,
    text            text        not null,
    sha256          char(64)    character set ascii collate ascii_bin not null,
    unique key (installation_id, at, sha256),
    key (installation_id, at),
    key (received_at)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;
