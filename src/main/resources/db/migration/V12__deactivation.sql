-- settings: what somebody must do for a client outside the portal; ticked when it has a done_at. Each task once: raised
-- again, it is asked for anew.
create table outside_task (
    client_id      uuid         not null references client (id),
    task           varchar(30)  character set ascii collate ascii_bin not null,
    bureau_id      uuid         not null references bureau (id),
    raised_at      datetime(6)  not null,
    raised_by_id   varchar(255) not null,
    raised_by_name varchar(200) not null,
    done_at        datetime(6)  null,
    done_by_id     varchar(255) null,
    done_by_name   varchar(200) null,
    primary key (client_id, task)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;

-- The revisions that turned the client and its payments on or off last; 1: they are as they were to begin with, and
-- nobody is waited for.
alter table settings
    add column active_revision int not null default 1,
    add column payments_revision int not null default 1;

-- What WebFaktura had been told of the payments when it said what it runs on.
alter table settings_applied add column payments boolean null after active;
alter table applied_history add column payments boolean null after active;

-- webfaktura: what the feed told of the client's payments last; null: it has not been told, or not since this was kept.
alter table webfaktura_client add column told_payments boolean null;
