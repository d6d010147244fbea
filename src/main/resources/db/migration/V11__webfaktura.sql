-- identity: WebFaktura serves all bureaus, so its tokens and its calls belong to none --------------------------------
alter table program_token
    modify bureau_id uuid null,
    add constraint whose_token check ((bureau_id is null) = (kind = 'WEBFAKTURA'));
alter table idempotent_call
    modify bureau_id uuid null;

-- settings: whether WebFaktura serves the client is what it says itself ----------------------------------------------
alter table settings_applied add column active boolean null after revision;
alter table applied_history add column active boolean null after revision;

-- webfaktura ---------------------------------------------------------------------------------------------------------
-- Each client's place in the feed, and whether WebFaktura knows its number as ours. Who changes something marks the
-- client as moved; its next position is given by who reads, so that none appears late. 0: none yet.
create table webfaktura_client (
    client_id  uuid       not null primary key references client (id),
    bureau_id  uuid       not null references bureau (id),
    position   bigint     not null default 0,
    moved      boolean    not null default true,
    claim      varchar(9) character set ascii collate ascii_bin not null default 'WAITING',
    -- Of which organisation number WebFaktura has confirmed or denied it.
    org_number char(9)    character set ascii collate ascii_bin null,
    key (position),
    key moved (moved)
);
insert into webfaktura_client (client_id, bureau_id) select client_id, bureau_id from settings;

-- The last position that was given: the one row.
create table webfaktura_position (
    position bigint not null
);
insert into webfaktura_position values (0);
