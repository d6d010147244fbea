-- Each revision knows whom it concerns: a change of the footer asks nothing of the agent. What was saved before is the
-- client's state and its due days, and both concern everybody.
alter table settings_revision
    add column concerns_agent      boolean not null default true,
    add column concerns_webfaktura boolean not null default true;
alter table settings_revision
    alter column concerns_agent drop default,
    alter column concerns_webfaktura drop default;

-- The newest revision that concerns each: who runs an older one is behind.
alter table settings
    add column agent_revision      int not null default 0,
    add column webfaktura_revision int not null default 0;
update settings set agent_revision = revision, webfaktura_revision = revision;
alter table settings
    alter column agent_revision drop default,
    alter column webfaktura_revision drop default;

-- What each says that it runs on. WebFaktura writes no file, so it has no hash to tell.
alter table settings_applied
    add column consumer varchar(10) character set ascii collate ascii_bin not null default 'AGENT' after bureau_id,
    modify column sha256 char(64) character set ascii collate ascii_bin null,
    drop primary key,
    add primary key (client_id, consumer);
alter table settings_applied
    alter column consumer drop default;
