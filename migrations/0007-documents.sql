-- A paper as a file people keep. Made by a job; the same paper gives the same bytes, so a row may be thrown away and made again.
create table document_files (
  document_id  uuid not null references documents (id),
  format       text not null check (format in ('pdf', 'docx')),
  digest       text not null,
  streebog     text,
  size         bigint not null,
  pages        int,
  template_id  uuid,
  made_at      timestamptz not null,
  primary key (document_id, format)
);
-- Why a file could not be made; the row goes when it can.
create table document_failures (
  document_id  uuid not null references documents (id),
  format       text not null,
  because      text not null,
  at           timestamptz not null,
  primary key (document_id, format)
);

-- Certificates of the people who sign, registered before they do: the mark is drawn before the signature.
create table certificates (
  id            uuid primary key,
  person_id     uuid not null references people (id),
  region        text not null,
  thumbprint    text not null,
  serial        text not null,
  owner         text not null,
  issuer        text not null,
  not_before    timestamptz not null,
  not_after     timestamptz not null,
  training      boolean not null default false,
  der           bytea not null,
  registered_by uuid not null,
  registered_at timestamptz not null,
  removed_at    timestamptz
);
create unique index certificates_thumbprint on certificates (person_id, thumbprint) where removed_at is null;

-- A frozen file that waits for signatures or carries them. Its bytes never change; another drawing is another row.
create table signings (
  id           uuid primary key,
  document_id  uuid not null references documents (id),
  -- `public`: the copy of an order without what the law keeps from the public.
  copy         text not null default 'full' check (copy in ('full', 'public')),
  status       text not null check (status in ('drawing', 'ready', 'signed', 'dropped', 'replaced')),
  -- Whose marks are drawn: [{personId, certificateId}].
  planned      jsonb not null,
  -- What is frozen: the paper with number and day as it will be signed.
  content      jsonb not null,
  planned_on   date not null,
  digest       text,
  streebog     text,
  size         bigint,
  pages        int,
  failed       text,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  signed_at    timestamptz
);
create index signings_document on signings (document_id, asked_at desc);
-- «Проверить документ» asks for any file that was ever frozen.
create index signings_digest   on signings (digest) where digest is not null;

create table signatures (
  id             uuid primary key,
  signing_id     uuid not null references signings (id),
  person_id      uuid not null references people (id),
  certificate_id uuid not null references certificates (id),
  -- The .sig in the file store.
  digest         text not null,
  size           bigint not null,
  way            text not null check (way in ('plugin', 'upload', 'training')),
  -- What our check said, with its moment: shown wherever the signature is.
  report         jsonb not null,
  claimed_at     timestamptz,
  checked_at     timestamptz not null,
  unique (signing_id, person_id)
);

-- Whom signatures are trusted by: anchors, certificates between, lists of the revoked. Loaded by the administrator only.
create table trust_items (
  id         uuid primary key,
  kind       text not null check (kind in ('anchor', 'intermediate', 'crl')),
  digest     text not null,
  subject    text not null,
  issuer     text not null,
  serial     text,
  starts_at  timestamptz not null,
  ends_at    timestamptz,
  training   boolean not null default false,
  der        bytea not null,
  loaded_by  uuid,
  loaded_at  timestamptz not null,
  removed_at timestamptz
);
create unique index trust_items_digest on trust_items (digest) where removed_at is null;

-- How a name is written in each case, once a person has confirmed it.
create table name_forms (
  person_id      uuid primary key references people (id),
  -- The name the forms were confirmed for: another name makes them stale.
  full_name      text not null,
  genitive       text not null,
  dative         text not null,
  accusative     text not null,
  instrumental   text not null,
  prepositional  text not null,
  confirmed_by   uuid not null,
  confirmed_at   timestamptz not null
);

-- A ministry's own wording (markup) or its own Word file (docx) for a form. Versions stay; at most one is in force.
create table paper_templates (
  id          uuid primary key,
  region      text not null,
  form        text not null,
  kind        text not null check (kind in ('markup', 'docx')),
  version     int not null,
  name        text not null,
  -- Text of the markup, or the digest of the Word file in the file store.
  body        text not null,
  note        text,
  loaded_by   uuid not null,
  loaded_at   timestamptz not null,
  in_force    boolean not null default false,
  unique (region, form, kind, version)
);
create unique index paper_templates_in_force on paper_templates (region, form, kind) where in_force;

-- Codes that cannot be guessed: what stands in the square code of an extract.
create table check_codes (
  code         text primary key,
  document_id  uuid not null references documents (id),
  order_id     uuid not null references orders (id),
  case_id      uuid references cases (id),
  made_at      timestamptz not null
);
create unique index check_codes_document on check_codes (document_id);

-- The whole case as one ZIP, made by a job and kept for a while.
create table case_archives (
  id         uuid primary key,
  case_id    uuid not null references cases (id),
  asked_by   uuid not null,
  asked_at   timestamptz not null,
  status     text not null check (status in ('building', 'ready', 'failed')),
  digest     text,
  size       bigint,
  made_at    timestamptz,
  failed     text
);
create index case_archives_case on case_archives (case_id, asked_at desc);

-- An order may change or correct an earlier one; the earlier stays and points at it.
alter table orders add column kind text not null default 'main' check (kind in ('main', 'amending', 'correcting'));
alter table orders add column amends uuid references orders (id);
alter table orders add column points jsonb not null default '[]';
alter table orders alter column meeting_id drop not null;
create index orders_amends on orders (amends) where amends is not null;
-- Day and number are fixed when the order is prepared for its signature; they stay when the signature is put off.
alter table orders add column prepared_on date;
-- The request for a correction that made this order necessary.
alter table orders add column request_id uuid references requests (id);
create index orders_request on orders (request_id) where request_id is not null;
drop index orders_number;
create unique index orders_number on orders (region, (extract(year from coalesce(signed_on, prepared_on))), number)
  where number is not null;

-- What a later order changed in a published line. The line itself shows what is in force now, so that people are found by
-- it; what it said before stands here, and whole in the earlier order.
create table line_changes (
  order_id   uuid not null references orders (id),
  line       int not null,
  by_order   uuid not null references orders (id),
  place      int not null,
  -- Absent for a line taken out of the order.
  field      text,
  was        text not null,
  becomes    text,
  primary key (by_order, place)
);
create index line_changes_line on line_changes (order_id, line);
alter table order_lines add column changed_by uuid references orders (id);
alter table order_lines add column removed_by uuid references orders (id);

-- Lists of the admitted, sheets of a test session, acts of inspection: papers of the region alone, and what they are made of.
create index documents_region on documents (region, made_at desc)
  where case_id is null and meeting_id is null and order_id is null and request_id is null;
create index cases_attestation on cases (region, attestation_on) where attestation_on is not null;
create index cases_tested on cases (region, (state -> 'facts' ->> 'test.held')) where state -> 'test' is not null;

-- Which schools a letter was made for.
create index notices_document on notices (document_id) where organisation_id is not null;
