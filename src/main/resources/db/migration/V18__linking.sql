-- identity: when somebody wanted a person's sessions at Keycloak ended, until that is done.
alter table portal_user
    add column sign_out_asked_at datetime(6) null;
