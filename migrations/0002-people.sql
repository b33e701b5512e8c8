create table people (
  id                uuid primary key,
  surname           text not null,
  name              text not null,
  patronymic        text,
  sex               text check (sex in ('male', 'female')),
  birth_date        date,
  snils             text unique,
  citizenship       text,
  identity_document jsonb,
  phone             text,
  email             text,
  address           text,
  created_at        timestamptz not null default now()
);
create index people_surname_prefix on people (lower(surname) text_pattern_ops);

create table organisations (
  id           uuid primary key,
  region       text not null,
  full_name    text not null,
  short_name   text not null,
  municipality text,
  address      text,
  inn          text,
  kpp          text,
  ogrn         text,
  head_name    text,
  email        text
);
create index organisations_region on organisations (region, lower(short_name) text_pattern_ops);
create index organisations_inn on organisations (inn);

create table accounts (
  id              uuid primary key,
  person_id       uuid        not null references people (id),
  login           text        not null,
  password_hash   text        not null,
  disabled        boolean     not null default false,
  failed_attempts integer     not null default 0,
  locked_until    timestamptz,
  -- Order of making, which two accounts of one moment do not tell by their time.
  made            bigint generated always as identity
);
create unique index accounts_login on accounts (lower(login));
create index accounts_person on accounts (person_id);

create table account_roles (
  account_id      uuid not null references accounts (id) on delete cascade,
  role            text not null,
  region          text not null,
  organisation_id uuid references organisations (id)
);
create unique index account_roles_once on account_roles
  (account_id, role, region, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'));
create index account_roles_by_role on account_roles (role, region);

create table sessions (
  token_hash             bytea       primary key,
  account_id             uuid        not null references accounts (id) on delete cascade,
  active_role            text,
  active_region          text,
  active_organisation_id uuid,
  csrf_secret            text        not null,
  created_at             timestamptz not null,
  last_seen_at           timestamptz not null,
  expires_at             timestamptz not null
) with (fillfactor = 80);
create index sessions_account on sessions (account_id);
create index sessions_expires_at on sessions (expires_at);

-- Who looked at whose case, for the auditor; append-only like the history itself.
create table access_log (
  id         bigint generated always as identity primary key,
  account_id uuid        not null,
  role       text        not null,
  action     text        not null,
  object_id  text        not null,
  at         timestamptz not null
);
create index access_log_object on access_log (object_id, at);
create index access_log_account on access_log (account_id, at);
create trigger access_log_append_only before update or delete on access_log
  for each row execute function refuse_change();
create trigger access_log_no_truncate before truncate on access_log
  for each statement execute function refuse_change();
