-- What screens and queues show of a case. Written only in the transaction that appends the events it follows from;
-- `log reproject` rebuilds it.
create table cases (
  id               uuid primary key,
  region           text not null,
  pack             text not null,
  -- Compared byte by byte («C»), so that one index serves both the prefix search and the order.
  number           text collate "C",
  epgu_number      text collate "C",
  stage            text not null,
  version          int  not null,
  category         text not null,
  position         text not null,
  subject          text,
  path             text,
  channel          text not null,
  applicant_id     uuid not null references people (id),
  -- Copy of people.surname, lower case with «ё» as «е»: the queue is searched by the beginning of a surname.
  surname_key      text collate "C" not null,
  organisation_id  uuid not null references organisations (id),
  officer_id       uuid,
  received         date not null,
  registered       date,
  attestation_on   date,
  meeting_id       uuid,
  meeting_on       date,
  order_id         uuid,
  outcome          text,
  -- Whose move it is, and the nearest running deadline. A finished case has neither.
  mover            text,
  next_due         date,
  next_due_name    text,
  -- The queue's order: cases without a running deadline stand last.
  due_order        date not null generated always as (coalesce(next_due, date '9999-12-31')) stored,
  finished         boolean not null,
  last_event_on    date not null,
  state            jsonb not null,
  unique (region, number)
);
create index cases_due         on cases (region, due_order, id) where not finished;
create index cases_due_mover   on cases (region, mover, due_order, id) where not finished;
create index cases_due_stage   on cases (region, stage, due_order, id) where not finished;
create index cases_due_officer on cases (region, officer_id, due_order, id) where not finished;
create index cases_received    on cases (region, received, id);
create index cases_stage       on cases (region, stage, received, id);
create index cases_surname     on cases (region, surname_key, id);
create index cases_epgu        on cases (region, epgu_number) where epgu_number is not null;
create index cases_applicant   on cases (applicant_id);
create index cases_employer    on cases (organisation_id, received desc);
create index cases_meeting     on cases (meeting_id) where meeting_id is not null;
create index cases_order       on cases (order_id) where order_id is not null;

-- Seats of the panel: an expert sees their own cases and no others.
create table case_seats (
  case_id     uuid not null references cases (id),
  expert_id   uuid not null references people (id),
  duty        text not null,
  signed_on   date,
  primary key (case_id, expert_id)
);
create index case_seats_expert on case_seats (expert_id);

-- The form as it was read and answered, in words; never changed.
create table applications (
  case_id       uuid primary key references cases (id),
  answers       jsonb not null,
  submitted_by  uuid not null,
  submitted_at  timestamptz not null
);

create table drafts (
  id          uuid primary key,
  region      text not null,
  pack        text not null,
  owner_id    uuid not null references people (id),
  answers     jsonb not null default '{}',
  sections    jsonb not null default '{}',
  version     int not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create index drafts_owner on drafts (owner_id, updated_at desc);

-- Originals are named by their digest and lie outside the database.
create table files (
  id           uuid primary key,
  digest       text not null,
  name         text not null,
  media_type   text not null,
  size         bigint not null,
  draft_id     uuid,
  case_id      uuid references cases (id),
  document     text not null,
  uploaded_by  uuid not null,
  uploaded_at  timestamptz not null
);
create index files_case  on files (case_id) where case_id is not null;
create index files_draft on files (draft_id) where draft_id is not null;

-- Papers made by the system: content frozen with its digest.
create table documents (
  id          uuid primary key,
  region      text not null,
  case_id     uuid references cases (id),
  meeting_id  uuid,
  order_id    uuid,
  request_id  uuid,
  form        text not null,
  title       text not null,
  recipient   text not null,
  clause      text not null,
  content     jsonb not null,
  digest      text not null,
  made_on     date not null,
  made_at     timestamptz not null
);
create index documents_case    on documents (case_id, made_at) where case_id is not null;
create index documents_meeting on documents (meeting_id) where meeting_id is not null;
create index documents_order   on documents (order_id) where order_id is not null;
create index documents_request on documents (request_id) where request_id is not null;

-- What was told to whom and by which way; the outbox of letters.
create table notices (
  id           uuid primary key,
  region       text not null,
  case_id      uuid references cases (id),
  request_id   uuid,
  person_id    uuid,
  organisation_id uuid,
  document_id  uuid references documents (id),
  subject      text not null,
  body         text not null,
  way          text not null,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  failed       text,
  read_at      timestamptz
);
create index notices_person on notices (person_id, created_at desc) where person_id is not null;
create index notices_case   on notices (case_id, created_at) where case_id is not null;
create index notices_unsent on notices (created_at) where sent_at is null;

-- Two-way messages of a case («Мои сообщения»).
create table messages (
  id         uuid primary key,
  case_id    uuid not null references cases (id),
  author_id  uuid not null,
  role       text not null,
  body       text not null,
  sent_at    timestamptz not null,
  read_at    timestamptz
);
create index messages_case on messages (case_id, sent_at);

create table sheet_drafts (
  case_id    uuid not null references cases (id),
  expert_id  uuid not null,
  points     jsonb not null,
  comments   jsonb not null,
  saved_at   timestamptz not null,
  primary key (case_id, expert_id)
);
create table sheet_comments (
  case_id    uuid not null references cases (id),
  expert_id  uuid not null,
  comments   jsonb not null,
  primary key (case_id, expert_id)
);

create table experts (
  person_id              uuid primary key references people (id),
  region                 text not null,
  organisation_id        uuid not null references organisations (id),
  education              text not null,
  in_education_since     date not null,
  highest_since          date,
  candidate_of_sciences  boolean not null default false,
  works_at_university    boolean not null default false,
  analysis_since         date,
  clean_conclusions      int not null default 0,
  positions              text[] not null,
  senior                 boolean not null default false,
  active                 boolean not null default true
);
create index experts_region on experts (region) where active;
create table expert_conflicts (
  expert_id     uuid not null references experts (person_id),
  applicant_id  uuid not null references people (id),
  reason        text not null,
  declared_on   date not null,
  primary key (expert_id, applicant_id)
);

create table commission_members (
  person_id    uuid not null references people (id),
  region       text not null,
  duty         text not null,
  trade_union  boolean not null default false,
  since        date not null,
  until        date,
  primary key (person_id, region, since)
);

create table meetings (
  id       uuid primary key,
  region   text not null,
  on_day   date not null,
  at_time  text not null,
  place    text not null,
  stage    text not null,
  version  int not null,
  state    jsonb not null
);
create index meetings_region on meetings (region, on_day desc);

create table orders (
  id           uuid primary key,
  region       text not null,
  meeting_id   uuid not null references meetings (id),
  status       text not null,
  number       text,
  title        text not null,
  rows         jsonb not null,
  remarks      text,
  drafted_on   date not null,
  agreed_on    date,
  agreed_by    uuid,
  signed_on    date,
  signed_by    uuid,
  published_at timestamptz,
  published_on date,
  version      int not null default 1
);
-- Orders are numbered from one again each year.
create unique index orders_number on orders (region, (extract(year from signed_on)), number) where number is not null;
create index orders_region    on orders (region, drafted_on desc);
create index orders_meeting   on orders (meeting_id);
create index orders_published on orders (published_on desc, id desc) where published_on is not null;
create index orders_region_published on orders (region, published_on desc, id desc) where published_on is not null;

-- One line of a published order, for the public register. No reasons, no contacts, no papers.
-- Region and day are copies of the order's own: written at publication, they do not change.
create table order_lines (
  order_id      uuid not null references orders (id),
  line          int not null,
  region        text not null,
  published_on  date not null,
  case_id       uuid not null references cases (id),
  category      text not null,
  position      text not null,
  outcome       text not null,
  decided_on    date not null,
  full_name     text not null,
  -- Full name in lower case with «ё» as «е»: the register is searched by its beginning.
  name_key      text collate "C" not null,
  organisation  text not null,
  municipality  text not null,
  primary key (order_id, line),
  unique (case_id, order_id)
);
create index order_lines_name          on order_lines (name_key, order_id, line);
create index order_lines_region_name   on order_lines (region, name_key, order_id, line);
-- Newest orders first, lines of one order from its top: all read backward.
create index order_lines_newest        on order_lines (published_on, order_id, (-line));
create index order_lines_region_newest on order_lines (region, published_on, order_id, (-line));

-- Categories a person holds: set by our orders, or stated in an application with the papers of another body.
create table held_categories (
  person_id    uuid not null references people (id),
  category     text not null,
  position     text not null,
  set_on       date not null,
  valid_until  date,
  order_number text,
  body         text,
  other_region text,
  case_id      uuid,
  primary key (person_id, category, position, set_on)
);
create table refusals (
  person_id   uuid not null references people (id),
  category    text not null,
  decided_on  date not null,
  case_id     uuid not null,
  primary key (person_id, case_id)
);

create table requests (
  id            uuid primary key,
  region        text not null,
  pack          text not null,
  kind          text not null,
  number        text,
  stage         text not null,
  version       int not null,
  applicant_id  uuid not null references people (id),
  case_id       uuid references cases (id),
  received      date not null,
  next_due      date,
  finished      boolean not null,
  -- What the person wrote; personal data, so not in the log.
  text          jsonb not null,
  state         jsonb not null
);
create index requests_queue     on requests (region, next_due, id) where not finished;
create index requests_region    on requests (region, received desc, id);
create index requests_applicant on requests (applicant_id, received desc);

-- Running numbers: one row per region, journal and year.
create table counters (
  region  text not null,
  journal text not null,
  year    int not null,
  last    int not null,
  primary key (region, journal, year)
);

create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  actor_id   uuid,
  role       text not null,
  action     text not null,
  object     text not null,
  details    jsonb not null default '{}'
);
create index audit_object on audit (object, id);
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function refuse_change();
