-- Whose sending has outgrown their plan, or will: judged every night, of the plan that they had then.
create table plan_outlook (
    client_id uuid     not null primary key references client (id),
    bureau_id uuid     not null references bureau (id),
    plan      smallint not null,
    -- How many invoices in the twelve months before.
    sent      int      not null,
    -- The first day of the month in which the plan is expected to be outgrown; null: it is already.
    month     date     null
);

-- How things stood at the end of each month, as nobody can count them afterwards.
create table month_end (
    month    date        not null primary key,
    taken_at datetime(6) not null
);
create table month_end_client (
    bureau_id  uuid     not null references bureau (id),
    month      date     not null,
    client_id  uuid     not null references client (id),
    active     boolean  not null,
    plan       smallint null,
    visma_net  boolean  not null,
    primary key (bureau_id, month, client_id)
);
-- One row for each person, client and service.
create table month_end_user (
    bureau_id uuid                              not null references bureau (id),
    month     date                              not null,
    client_id uuid                              not null references client (id),
    user_id   uuid                              not null references portal_user (id),
    service   enum ('WEBFAKTURA', 'VISMA_NET') not null,
    level     varchar(5) character set ascii collate ascii_bin not null,
    primary key (bureau_id, month, client_id, user_id, service)
);
