-- A password given by an administrator opens the account once: its owner sets another before anything else.
alter table accounts add column password_temporary boolean not null default false;
-- Letters to a school, as the school itself reads them.
create index notices_organisation on notices (organisation_id, created_at desc) where organisation_id is not null;
