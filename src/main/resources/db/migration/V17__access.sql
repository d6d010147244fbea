-- identity: whoever is invited has a row before Keycloak knows them, and then no subject. Two invitations of one new
-- address meet in one row. What a person is to be called by when they sign in is compared byte for byte.
alter table portal_user
    modify subject varchar(255) character set utf8mb4 collate utf8mb4_bin null,
    add column login         varchar(254) character set utf8mb4 collate utf8mb4_bin as (lower(email)) persistent,
    add column pending_login varchar(254) character set utf8mb4 collate utf8mb4_bin
        as (if(subject is null, lower(email), null)) persistent,
    -- When Keycloak's mail went out, and until when its link works; null: it has not, or is to go out again.
    add column invited_at    datetime(6) null,
    add column link_ends_at  datetime(6) null,
    add column activated_at  datetime(6) null,
    add column disabled_at   datetime(6) null,
    add column signed_in_at  datetime(6) null,
    -- Why what is to be done for them with Keycloak waits, and since when.
    add column trouble       varchar(40) character set ascii collate ascii_bin null,
    add column trouble_at    datetime(6) null,
    add key login (login),
    add unique key pending_login (pending_login);
update portal_user set activated_at = utc_timestamp(6);

-- access: who granted what, when, why and until when -----------------------------------------------------------------
alter table client_grant
    add column bureau_id       uuid         null,
    add column granted_at      datetime(6)  null,
    add column granted_by_id   varchar(255) null,
    add column granted_by_name varchar(200) null,
    add column reason          varchar(500) null,
    add column ends_on         date         null,
    -- When the person was told of it by mail; null: not yet.
    add column told_at         datetime(6)  null,
    -- When it was noticed that its last day is over.
    add column ended_at        datetime(6)  null;
update client_grant g join client c on c.id = g.client_id
set g.bureau_id = c.bureau_id, g.granted_at = utc_timestamp(6), g.granted_by_id = 'portal',
    g.granted_by_name = 'Byråportal', g.told_at = utc_timestamp(6);

-- The clients' first users, whom nobody has invited yet, are people like others now.
insert into portal_user (id, email, name)
select uuid(), p.email, min(p.name) from pending_user p
where not exists (select 1 from portal_user u where u.login = p.email)
group by p.email;
insert into client_grant (id, user_id, client_id, bureau_id, level, granted_at, granted_by_id, granted_by_name)
select uuid(), u.id, p.client_id, p.bureau_id, 'ADMIN', p.at, p.actor_id, p.actor_name
from pending_user p join portal_user u on u.login = p.email
on duplicate key update level = values(level);
drop table pending_user;

alter table client_grant
    modify bureau_id       uuid         not null,
    modify granted_at      datetime(6)  not null,
    modify granted_by_id   varchar(255) not null,
    modify granted_by_name varchar(200) not null,
    add key (bureau_id, user_id),
    add key (ends_on);

-- Whoever has a grant that holds today is a client's person; no row of its own says so.
delete from membership where role = 'CLIENT_USER';

-- bureau: may a client's own administrators keep their users? ----------------------------------------------------------
alter table bureau
    add column clients_keep_users boolean not null default true;
