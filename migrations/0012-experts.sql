-- The registry of specialists in full, and proposals of panels for many cases at once.

alter table experts
  -- Subjects and fields among the positions; empty: any.
  add column subjects    text[] not null default '{}',
  -- «кандидат педагогических наук»; whether there is a degree at all stands in candidate_of_sciences.
  add column degree      text,
  -- The post at the place of work.
  add column post        text,
  -- Open cases at once; null: no limit of the ministry.
  add column load_limit  int check (load_limit between 0 and 1000),
  add column notes       text;

create table expert_education (
  id           uuid primary key,
  expert_id    uuid not null references experts (person_id),
  institution  text not null,
  level        text not null,
  speciality   text not null,
  year         int not null check (year between 1940 and 2100)
);
create index expert_education_expert on expert_education (expert_id, year);

-- Categories that the registry was told of; those set by our own orders stand in held_categories.
create table expert_categories (
  id           uuid primary key,
  expert_id    uuid not null references experts (person_id),
  category     text not null,
  set_on       date not null,
  valid_until  date,
  body         text
);
create index expert_categories_expert on expert_categories (expert_id, set_on);

create table expert_leaves (
  id          uuid primary key,
  expert_id   uuid not null references experts (person_id),
  from_day    date not null,
  to_day      date not null,
  note        text,
  entered_by  uuid not null,
  entered_at  timestamptz not null,
  check (from_day <= to_day)
);
create index expert_leaves_expert on expert_leaves (expert_id, from_day);

-- Ties that a specialist declares before any case: a person by the full name, or an organisation.
create table expert_ties (
  id               uuid primary key,
  expert_id        uuid not null references experts (person_id),
  -- Full name in lower case with «ё» as «е»: it also finds those who apply later.
  name_key         text,
  person_name      text,
  organisation_id  uuid references organisations (id),
  reason           text not null,
  declared_on      date not null,
  check ((name_key is null) <> (organisation_id is null))
);
create index expert_ties_expert on expert_ties (expert_id);
create index people_full_name on people
  ((replace(lower(surname || ' ' || name || coalesce(' ' || nullif(patronymic, ''), '')), 'ё', 'е')));

-- A proposal of panels for several cases: all it was counted from, so that anyone counts it again.
create table panel_batches (
  id            uuid primary key,
  region        text not null,
  number        int not null,
  made_by       uuid not null references people (id),
  made_at       timestamptz not null,
  on_day        date not null,
  -- `proposed`, `confirmed` or `dropped`.
  stage         text not null,
  version       int not null,
  algorithm     int not null,
  seed          text not null,
  input         jsonb not null,
  result        jsonb not null,
  -- Names changed by hand, each with its reason, in order.
  changes       jsonb not null default '[]',
  unique (region, number)
);
create index panel_batches_region on panel_batches (region, made_at desc);

-- Cases of a proposal: how each of them has ended so far.
create table panel_batch_cases (
  batch_id      uuid not null references panel_batches (id),
  case_id       uuid not null references cases (id),
  place         int not null,
  -- The version of the case that the proposal was counted for.
  case_version  int not null,
  -- `waiting`, `appointed`, `left` (no panel), `stale`, `refused`.
  outcome       text not null,
  words         text,
  primary key (batch_id, case_id)
);
create index panel_batch_cases_case on panel_batch_cases (case_id);
