-- agent: what each installation said last of itself and of what stands beside it; the time before says how often it does.
create table agent_status (
    installation_id uuid        not null primary key references installation (id) on delete cascade,
    bureau_id       uuid        not null references bureau (id),
    heard_at        datetime(6) not null,
    heard_before    datetime(6) null,
    agent_version   varchar(40) character set ascii collate ascii_bin not null,
    erp_product     varchar(20) character set ascii collate ascii_bin not null,
    erp_version     varchar(40) character set ascii collate ascii_bin not null,
    opg_state       varchar(20) character set ascii collate ascii_bin not null,
    opg_version     varchar(40) character set ascii collate ascii_bin null,
    scheduled       boolean     null
);
