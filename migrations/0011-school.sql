-- The desk of a school: how it was invited, what it was asked, what it confirmed, certified and petitioned for.

-- One invitation lets one person in. The link itself is never kept: only its hash, in `school_links`.
create table school_invitations (
  id               uuid primary key,
  region           text not null,
  organisation_id  uuid not null references organisations (id),
  -- The address of the directory on the day of the last sending.
  email            text not null,
  -- The case in which the teacher or the clerk wanted the school to come; none when the ministry invites at large.
  case_id          uuid references cases (id),
  invited_by       uuid not null references people (id),
  inviter_role     text not null,
  invited_at       timestamptz not null,
  sent_at          timestamptz not null,
  sent_times       int not null default 1,
  expires_at       timestamptz not null,
  used_at          timestamptz,
  used_by          uuid references accounts (id),
  revoked_at       timestamptz,
  revoked_by       uuid
);
create index school_invitations_region       on school_invitations (region, invited_at desc);
create index school_invitations_organisation on school_invitations (organisation_id, invited_at desc);

-- Links of letters, by the hash of what stands in them. `enter` opens an invitation, `quiet` ends reminders to a school.
create table school_links (
  token_hash      bytea primary key,
  purpose         text not null check (purpose in ('enter', 'quiet')),
  organisation_id uuid not null references organisations (id),
  invitation_id   uuid references school_invitations (id),
  notice_id       uuid not null,
  made_at         timestamptz not null,
  ended_at        timestamptz
);
create index school_links_invitation on school_links (invitation_id) where invitation_id is not null;
-- Which letters get links when they leave.
create table school_letters (
  notice_id       uuid primary key references notices (id),
  organisation_id uuid not null references organisations (id),
  invitation_id   uuid references school_invitations (id)
);

-- A school that does not want reminders.
create table school_quiet (
  organisation_id uuid primary key references organisations (id),
  since           timestamptz not null,
  by_person       uuid
);
-- What a school was reminded of and when; `subject` is the thing that waits.
create table school_reminders (
  subject_id      uuid not null,
  organisation_id uuid not null references organisations (id),
  on_day          date not null,
  -- Null: the daily rhythm; otherwise who sent it by hand.
  sent_by         uuid,
  primary key (subject_id, on_day)
);

-- What the school was asked to confirm about one case, and its answer fact by fact.
create table school_confirmations (
  id               uuid primary key,
  region           text not null,
  case_id          uuid not null references cases (id),
  organisation_id  uuid not null references organisations (id),
  asked_by         uuid references people (id),
  asked_role       text,
  asked_at         timestamptz not null,
  answered_by      uuid references people (id),
  answered_at      timestamptz,
  -- The day the employment is confirmed for.
  on_day           date,
  number           text,
  document_id      uuid references documents (id),
  signed_at        timestamptz,
  signed_way       text check (signed_way in ('electronic', 'paper'))
);
create index school_confirmations_case         on school_confirmations (case_id, asked_at);
create index school_confirmations_organisation on school_confirmations (organisation_id, asked_at desc);
create unique index school_confirmations_open  on school_confirmations (case_id) where answered_at is null;
create table school_confirmed_facts (
  confirmation_id uuid not null references school_confirmations (id),
  fact            text not null check (fact in ('workplace', 'position', 'experience', 'employment')),
  stated          text not null,
  verdict         text not null check (verdict in ('confirmed', 'corrected', 'denied')),
  says            text not null,
  note            text,
  primary key (confirmation_id, fact)
);

-- Files that a teacher sends to the school to be certified together.
create table certification_sets (
  id               uuid primary key,
  region           text not null,
  organisation_id  uuid not null references organisations (id),
  owner_id         uuid not null references people (id),
  -- Absent: proofs of the portfolio before an application is filed.
  case_id          uuid references cases (id),
  status           text not null check (status in ('sent', 'returned', 'certified', 'withdrawn')),
  round            int not null default 1,
  note             text,
  sent_at          timestamptz not null,
  returned_at      timestamptz,
  version          int not null default 1
);
create index certification_sets_organisation on certification_sets (organisation_id, sent_at desc);
create index certification_sets_owner        on certification_sets (owner_id, sent_at desc);
-- Rows of every round stay: what was returned and why can be read later.
create table certification_items (
  set_id      uuid not null references certification_sets (id),
  round       int not null,
  place       int not null,
  -- `evidence`: a proof of the portfolio; `case`: a paper of the case.
  source      text not null check (source in ('evidence', 'case')),
  source_id   uuid not null,
  title       text not null,
  file_id     uuid not null,
  digest      text not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  remark      text,
  primary key (set_id, round, place)
);
create index certification_items_file on certification_items (file_id);

-- One act for the whole set. What is certified is the bytes: the digests are repeated here to be found by.
create table certification_acts (
  id               uuid primary key,
  set_id           uuid not null references certification_sets (id),
  region           text not null,
  organisation_id  uuid not null references organisations (id),
  owner_id         uuid not null references people (id),
  number           text not null,
  made_on          date not null,
  made_by          uuid not null references people (id),
  document_id      uuid not null references documents (id),
  signed_at        timestamptz,
  signed_way       text check (signed_way in ('electronic', 'paper')),
  cancelled_at     timestamptz
);
create unique index certification_acts_set  on certification_acts (set_id) where cancelled_at is null;
create index certification_acts_owner       on certification_acts (owner_id);
create index certification_acts_school      on certification_acts (organisation_id, made_on desc);
create unique index certification_acts_document on certification_acts (document_id);
create table certified_digests (
  act_id  uuid not null references certification_acts (id),
  digest  text not null,
  primary key (act_id, digest)
);
create index certified_digests_digest on certified_digests (digest);

-- The employer's petition for педагог-методист or педагог-наставник (196 п. 48).
create table petitions (
  id               uuid primary key,
  region           text not null,
  organisation_id  uuid not null references organisations (id),
  teacher_id       uuid not null references people (id),
  category         text not null check (category in ('methodist', 'mentor')),
  position         text not null,
  status           text not null check (status in ('asked', 'draft', 'made', 'signed', 'declined', 'withdrawn')),
  -- What the teacher wrote when asking; why the school declined or withdrew.
  asked_words      text,
  reason           text,
  -- Indicator → what was done, in the school's words.
  texts            jsonb not null default '{}',
  council          text,
  minutes_number   text,
  minutes_on       date,
  minutes_file_id  uuid references files (id),
  -- Of a petition signed with a pen: what goes to the application.
  scan_file_id     uuid references files (id),
  -- The highest category as it was proved by a paper, where the register does not know it.
  proof            jsonb,
  number           text,
  made_on          date,
  document_id      uuid references documents (id),
  signed_at        timestamptz,
  signed_way       text check (signed_way in ('electronic', 'paper')),
  -- Files as they went to the application: the signed petition and the minutes.
  file_id          uuid,
  minutes_copy_id  uuid,
  written_by       uuid references people (id),
  version          int not null default 1,
  created_at       timestamptz not null,
  updated_at       timestamptz not null
);
create index petitions_organisation on petitions (organisation_id, updated_at desc);
create index petitions_teacher      on petitions (teacher_id, updated_at desc);
create unique index petitions_document on petitions (document_id) where document_id is not null;
-- One under way at a time for a teacher and a category.
create unique index petitions_open on petitions (organisation_id, teacher_id, category)
  where status in ('asked', 'draft', 'made');

-- Files that a school brings for its own papers: minutes, scans signed by hand.
alter table files add column organisation_id uuid references organisations (id);
create index files_organisation on files (organisation_id) where organisation_id is not null;
