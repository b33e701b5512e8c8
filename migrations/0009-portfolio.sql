-- The portfolio of a person, kept for life, and what of it went into which case.

create table evidence (
  id            uuid primary key,
  owner_id      uuid not null references people (id),
  kind          text not null,
  title         text not null,
  happened_on   date,
  level         text,
  organiser     text,
  result        text,
  period_from   date,
  period_to     date,
  note          text,
  -- A file of our own store, or an address somebody else may change: the day it was seen is kept with it.
  file_id       uuid references files (id),
  link          text,
  link_seen_on  date,
  version       int not null default 1,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  removed_at    timestamptz
);
create index evidence_owner on evidence (owner_id, updated_at desc) where removed_at is null;

-- Which indicators of the Порядок a proof speaks of (пп. 35, 36, 50, 51).
create table evidence_indicators (
  evidence_id uuid not null references evidence (id),
  indicator   text not null,
  primary key (evidence_id, indicator)
);
-- Which items of a criteria set; `set_id` without the edition, so that a new edition keeps the ties.
create table evidence_items (
  evidence_id uuid not null references evidence (id),
  set_id      text not null,
  code        text not null,
  primary key (evidence_id, set_id, code)
);
-- Chosen for an application that is not filed yet.
create table draft_evidence (
  draft_id    uuid not null references drafts (id) on delete cascade,
  evidence_id uuid not null references evidence (id),
  primary key (draft_id, evidence_id)
);
create index draft_evidence_proof on draft_evidence (evidence_id);

-- A copy frozen at filing or supplementing: later changes of the portfolio do not reach a case.
create table case_evidence (
  id            uuid primary key,
  case_id       uuid not null references cases (id),
  evidence_id   uuid not null,
  kind          text not null,
  title         text not null,
  happened_on   date,
  level         text,
  organiser     text,
  result        text,
  period_from   date,
  period_to     date,
  note          text,
  file_id       uuid references files (id),
  link          text,
  link_seen_on  date,
  indicators    text[] not null,
  codes         text[] not null,
  added_on      date not null,
  added_by      uuid not null,
  added_at      timestamptz not null,
  unique (case_id, evidence_id)
);
create index case_evidence_case  on case_evidence (case_id);
create index case_evidence_proof on case_evidence (evidence_id);

-- Files of a portfolio belong to their owner until a case takes a copy of the row.
alter table files add column owner_id uuid references people (id);
create index files_owner on files (owner_id) where owner_id is not null;

-- What the teacher expects of the own work, by the same items as the specialist.
create table self_assessments (
  person_id  uuid not null references people (id),
  region     text not null,
  set_id     text not null,
  points     jsonb not null,
  saved_at   timestamptz not null,
  primary key (person_id, region, set_id)
);

-- What was found out about the bytes of a file; the same bytes are looked at once.
create table file_checks (
  digest      text primary key,
  -- off: no scanner was configured when it came.
  virus       text not null check (virus in ('off', 'pending', 'clean', 'infected', 'error')),
  signature   text,
  scanned_at  timestamptz,
  pages       int,
  -- Scan quality, page by page: dpi, blur, rotation, blank page, text layer.
  quality     jsonb,
  looked_at   timestamptz
);
create index file_checks_pending on file_checks (virus) where virus in ('pending', 'error');
