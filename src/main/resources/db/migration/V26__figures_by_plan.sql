-- A bureau's counts by the plan that its clients have now (0: none), so that its figures are read without its clients: kept
-- in the transaction of the invoices, and moved in that of a client's new plan.
create table invoice_plan (
    bureau_id uuid                                not null references bureau (id),
    month     date                                not null,
    plan      smallint                            not null,
    kind      enum ('INVOICE', 'CREDIT_NOTE')     not null,
    delivery  enum ('EMAIL', 'POST', 'ELECTRONIC') not null,
    invoices  int                                 not null,
    primary key (bureau_id, month, plan, kind, delivery)
);
insert into invoice_plan
select m.bureau_id, m.month, coalesce(s.plan, 0), m.kind, m.delivery, sum(m.invoices)
from invoice_month m join settings s on s.client_id = m.client_id group by 1, 2, 3, 4, 5;

-- The clients of a bureau in the order of every list: the first of them without sorting all.
alter table client
    add key in_order (bureau_id, name, client_number),
    drop key bureau_id;
