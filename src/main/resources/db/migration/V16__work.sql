-- work: jobs that wait to be done; the library's own table, its names and its times (UTC).
create table scheduled_tasks (
    task_name            varchar(40)  character set ascii collate ascii_bin not null,
    task_instance        varchar(100) character set ascii collate ascii_bin not null,
    task_data            mediumblob   null,
    execution_time       datetime(6)  not null,
    picked               boolean      not null,
    picked_by            varchar(50)  null,
    last_success         datetime(6)  null,
    last_failure         datetime(6)  null,
    consecutive_failures int          null,
    last_heartbeat       datetime(6)  null,
    version              bigint       not null,
    priority             smallint     null,
    primary key (task_name, task_instance),
    key (execution_time),
    key (last_heartbeat)
);

-- notice: which of the bureau's people get which letter.
create table letter_choice (
    user_id   uuid        not null references portal_user (id),
    bureau_id uuid        not null references bureau (id),
    letter    varchar(20) character set ascii collate ascii_bin not null,
    primary key (user_id, bureau_id, letter)
);

-- What was so at the last morning's letter: told, whether or not somebody had asked to be.
create table letter_told (
    bureau_id uuid         not null references bureau (id),
    letter    varchar(20)  character set ascii collate ascii_bin not null,
    what      varchar(220) character set ascii collate ascii_bin not null,
    primary key (bureau_id, letter, what)
);
