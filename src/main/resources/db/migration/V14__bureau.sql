-- identity: a grant may have a last day --------------------------------------------------------------------------------
alter table staff_grant
    add column ends_on date null;
