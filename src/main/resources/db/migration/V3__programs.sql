-- identity: tokens of installations and of bureaus' own programs ----------------------------------------------------
-- Whose a token is: an installation, or a bureau's program, which is born with its first token and keeps its id when
-- the token is changed.
alter table program_token
    change installation_id holder_id uuid not null,
    add kind        varchar(10)  character set ascii collate ascii_bin not null default 'AGENT' after bureau_id,
    add name        varchar(100) null,
    add permissions varchar(100) character set ascii collate ascii_bin null;
alter table program_token alter kind drop default;

-- agent: an installation that was taken out of use keeps its row, for what it sent and did; its name is free ----------
alter table installation
    add removed_at   datetime(6)  null,
    add name_in_use  varchar(100) as (if(removed_at is null, name, null)) persistent,
    drop key bureau_id,
    add unique key (bureau_id, name_in_use);
