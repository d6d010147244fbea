-- What is known of a client, whoever told it: one member a fact, each with its source, by whom and since when.
create table known_facts (
    client_id uuid not null primary key references client (id),
    bureau_id uuid not null references bureau (id),
    facts     json not null
) character set utf8mb4 collate utf8mb4_bin;

-- Clients of the ERP that an agent has told of and nobody has registered; the facts move when somebody does.
create table discovered_client (
    installation_id uuid        not null references installation (id) on delete cascade,
    erp_client_no   varchar(10) character set ascii collate ascii_bin not null,
    bureau_id       uuid        not null references bureau (id),
    first_seen_at   datetime(6) not null,
    last_seen_at    datetime(6) not null,
    facts           json        not null,
    primary key (installation_id, erp_client_no)
) character set utf8mb4 collate utf8mb4_bin;

-- The subscriptions there are, for all bureaus. Only 99 is sure (domain.md A9, 113); as long as nobody has written down
-- more, no other code can be said to be unknown.
create table plan (
    code            int          not null,
    valid_from      date         not null,
    name            varchar(100) not null,
    invoices_a_year int          not null,
    primary key (code, valid_from)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;
insert into plan (code, valid_from, name, invoices_a_year) values (99, '2000-01-01', 'Demo', 0);
