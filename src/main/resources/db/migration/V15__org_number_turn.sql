-- settings: one row a bureau. Whoever brings a client to an organisation number holds it until they are done, so that of
-- two who bring two clients to one number the second sees the first.
create table org_number_turn (
    bureau_id uuid not null primary key references bureau (id)
);
