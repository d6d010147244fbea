-- identity: a grant may have a last day --------------------------------------------------------------------------------
alter table staff_grant
    add column ends_on date null;

-- bureau: whom to ask, whether it is served, and how long its agents' reports are kept -------------------------------------
alter table bureau
    add column email       varchar(254) null,
    add column phone       varchar(20)  character set ascii collate ascii_bin null,
    add column state       varchar(6)   character set ascii collate ascii_bin not null default 'ACTIVE',
    add column report_days int          not null default 90;

-- Until when Visma knew the bureau by the number, and who said so; null where nobody wrote it down.
alter table former_customer_number
    add column until      datetime(6)  null,
    add column actor_name varchar(200) null;

-- What the bureau has paid for; a bureau without a row of a kind has no such licence.
create table licence (
    bureau_id  uuid        not null references bureau (id),
    kind       varchar(10) character set ascii collate ascii_bin not null,
    valid_from date        not null,
    valid_to   date        null,
    primary key (bureau_id, kind)
);
