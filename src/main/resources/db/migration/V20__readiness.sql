-- settings: what the ERP says of a company in Visma.net stands beside the other facts, so that all clients' are read fast.
alter table known_facts
    add column visma_net json as (json_merge_patch('{}', json_object(
        'orgNumber', json_extract(facts, '$.orgNumber'),
        'vismaNetCompanyId', json_extract(facts, '$.vismaNetCompanyId'),
        'exportedForWebFaktura', json_extract(facts, '$.exportedForWebFaktura')))) persistent,
    add column company_id varchar(100) as (json_value(facts, '$.vismaNetCompanyId.value')) persistent,
    add column exported boolean as (json_extract(facts, '$.exportedForWebFaktura.value') = true) persistent,
    add key (bureau_id, company_id);

-- client: who has the same organisation number.
alter table client
    add key (bureau_id, org_number);

-- readiness: what nothing but a person can tell of a client on its way to Visma.net; one answer to each matter.
create table visma_net_answer (
    client_id  uuid         not null references client (id),
    matter     varchar(20)  character set ascii collate ascii_bin not null,
    bureau_id  uuid         not null references bureau (id),
    answer     varchar(20)  character set ascii collate ascii_bin not null,
    reason     varchar(500) not null,
    at         datetime(6)  not null,
    actor_id   varchar(255) not null,
    actor_name varchar(200) not null,
    primary key (client_id, matter),
    key (bureau_id)
) character set utf8mb4 collate utf8mb4_uca1400_danish_ai_ci;
