-- The directory of schools as it lives: other names, mergers, lists loaded from files.

alter table organisations
  -- The organisation that took its place; always the last of a chain.
  add column merged_into uuid references organisations (id),
  -- Typed by an applicant in words: nobody has looked yet whether it is a school we know.
  add column typed_by_hand boolean not null default false;
create index organisations_merged on organisations (merged_into) where merged_into is not null;
create index organisations_typed  on organisations (region) where typed_by_hand and merged_into is null;

-- Other names of one organisation: as people write it, and as it was called before.
create table organisation_names (
  organisation_id uuid not null references organisations (id),
  name            text not null,
  -- Compared name: forms of ownership abbreviated, signs and quotes dropped.
  key             text not null,
  kind            text not null check (kind in ('alias', 'former')),
  -- The last day of a former name.
  until           date,
  added_at        timestamptz not null,
  primary key (organisation_id, key)
);
create index organisation_names_key on organisation_names (key);

create table organisation_mergers (
  id         uuid primary key,
  region     text not null,
  from_id    uuid not null references organisations (id),
  into_id    uuid not null references organisations (id),
  reason     text not null,
  -- What went over: people of the registry of specialists and roles of accounts, to be able to go back.
  moved      jsonb not null,
  merged_by  uuid not null,
  merged_at  timestamptz not null,
  undone_at  timestamptz
);
create index organisation_mergers_into on organisation_mergers (into_id);

-- A list of a file, looked through row by row before anything of it is believed.
create table organisation_imports (
  id         uuid primary key,
  region     text not null,
  file_name  text not null,
  status     text not null check (status in ('checked', 'applied', 'dropped')),
  counts     jsonb not null,
  made_by    uuid not null,
  made_at    timestamptz not null,
  applied_at timestamptz
);
create index organisation_imports_region on organisation_imports (region, made_at desc);
create table organisation_import_rows (
  import_id       uuid not null references organisation_imports (id) on delete cascade,
  line            int not null,
  verdict         text not null check (verdict in ('new', 'changed', 'same', 'faulty', 'doubtful')),
  record          jsonb not null,
  other_names     jsonb not null,
  organisation_id uuid,
  notes           jsonb not null,
  primary key (import_id, line)
);
create index organisation_import_rows_verdict on organisation_import_rows (import_id, verdict, line);
