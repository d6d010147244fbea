-- What WebFaktura has sent for the clients, each once. A client's lie together, so that its own are read without an index.
create table invoice (
    client_id   uuid                                not null references client (id),
    kind        enum ('INVOICE', 'CREDIT_NOTE')     not null,
    number      int                                 not null,
    issued_on   date                                not null,
    delivery    enum ('EMAIL', 'POST', 'ELECTRONIC') not null,
    received_at datetime(6)                         not null,
    primary key (client_id, kind, number)
);

-- What an invoice was said to be before WebFaktura corrected it.
create table invoice_correction (
    client_id    uuid                                not null references client (id),
    kind         enum ('INVOICE', 'CREDIT_NOTE')     not null,
    number       int                                 not null,
    issued_on    date                                not null,
    delivery     enum ('EMAIL', 'POST', 'ELECTRONIC') not null,
    corrected_at datetime(6)                         not null,
    key (client_id, kind, number)
);

-- How many there are, a client's by month and a bureau's by day: kept in the transaction of the invoices themselves, so
-- that no figure is ever counted from the invoices. A cell of none is not kept.
create table invoice_month (
    bureau_id uuid                                not null references bureau (id),
    month     date                                not null,
    client_id uuid                                not null references client (id),
    kind      enum ('INVOICE', 'CREDIT_NOTE')     not null,
    delivery  enum ('EMAIL', 'POST', 'ELECTRONIC') not null,
    invoices  int                                 not null,
    primary key (bureau_id, month, client_id, kind, delivery),
    key of_client (client_id, month)
);
create table invoice_day (
    bureau_id uuid                                not null references bureau (id),
    day       date                                not null,
    kind      enum ('INVOICE', 'CREDIT_NOTE')     not null,
    delivery  enum ('EMAIL', 'POST', 'ELECTRONIC') not null,
    invoices  int                                 not null,
    primary key (bureau_id, day, kind, delivery)
);

-- Whoever changes invoices and their cells holds the one row meanwhile, so that two never count at once.
create table invoice_turn (
    turn tinyint not null primary key
);
insert into invoice_turn values (1);

-- The plan that a client has, for those who count by it.
alter table settings
    add column plan smallint as (json_value(document, '$.subscription.plan')) persistent;
