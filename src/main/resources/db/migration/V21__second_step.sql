-- identity: of whom a bureau demands a second step at sign-in -----------------------------------------------------------
alter table bureau
    add column second_step varchar(14) character set ascii collate ascii_bin not null default 'VOLUNTARY';
