-- Quality of judging: signed sheets as statistics read them. Written in the transaction of the events and of second opinions
-- they follow from; `log reproject` rebuilds them. Nothing here is a source of truth.

-- One signed sheet, or one silent second opinion, with what it looks like beside the others of the same case.
create table judged_sheets (
  case_id       uuid not null references cases (id),
  expert_id     uuid not null references people (id),
  -- independent: alone, one of several; joint: one sheet under several signatures; single: the only one; petition: by the
  -- indicators of 196 пп. 50, 51; second: a silent second opinion, which changes nothing in the case.
  kind          text not null check (kind in ('independent', 'joint', 'single', 'petition', 'second')),
  -- The sheet that others are held against: every one but the further signatures under a joint sheet, which repeat it.
  leads         boolean not null,
  region        text not null,
  set_id        text not null,
  set_ref       text not null,
  category      text not null,
  position      text not null,
  started_on    date not null,
  signed_on     date not null,
  signed_at     timestamptz not null,
  -- Calendar days from the start of the work to the signature, and the hours behind them.
  days          int not null,
  hours         int not null,
  -- The nearest limit of the case on the day of the signature; unknown beyond the loaded calendar.
  due           date,
  overdue       boolean,
  points        jsonb not null,
  items         int not null,
  total         float8 not null,
  percent       float8 not null,
  meets         boolean not null,
  -- Items in dispute and how the senior ruled: on how many with this sheet. Null where nothing could be disputed.
  disputed      int,
  upheld        int,
  -- Beside the others: how many they are, their mean percent, the share of them that found the case fit, items compared and
  -- equal, and the mean difference of the items in percent of what each could give.
  peers         int not null,
  peer_percent  float8,
  peer_meets    boolean,
  compared      int not null,
  equal         int not null,
  leaning       float8,
  -- What the commission decided in the end.
  outcome       text check (outcome in ('set', 'refused')),
  primary key (case_id, expert_id)
);
create index judged_sheets_region on judged_sheets (region, signed_on);
create index judged_sheets_expert on judged_sheets (expert_id, signed_on);

-- What independent judges gave to one item in one case, ascending: «4 7». Agreement needs only how often each set met.
create table judged_items (
  case_id     uuid not null references cases (id),
  code        text not null,
  region      text not null,
  set_ref     text not null,
  category    text not null,
  judged_on   date not null,
  marks       text not null,
  -- How many held the item not applicable.
  not_applied int not null,
  disputed    boolean not null,
  primary key (case_id, code)
);
create index judged_items_region on judged_items (region, judged_on) include (set_ref, category, code, marks, disputed);

-- Names and highest points of the items as they stood when they were judged.
create table judged_sets (
  region   text not null,
  set_ref  text not null,
  set_id   text not null,
  title    text not null,
  items    jsonb not null,
  primary key (region, set_ref)
);

-- What a region wants watched. The seed makes every lot repeatable.
create table quality_settings (
  region          text primary key,
  second_percent  int not null default 0 check (second_percent between 0 and 100),
  second_days     int not null default 10 check (second_days between 1 and 60),
  seed            text not null,
  changed_at      timestamptz not null,
  changed_by      uuid not null
);

-- Silent second opinions: a case drawn at the moment it became assessed, scored once more. Never part of the case.
create table second_opinions (
  id         uuid primary key,
  case_id    uuid not null unique references cases (id),
  region     text not null,
  -- Nobody fitting was free: the draw is kept, so that the share can be checked.
  expert_id  uuid references people (id),
  status     text not null check (status in ('open', 'signed', 'cancelled', 'nobody')),
  -- What was drawn, from 0 up to 10 000; the case is taken when it is below the percent times a hundred.
  lot        int not null,
  asked_on   date not null,
  due        date not null,
  points     jsonb not null default '{}',
  comments   jsonb not null default '{}',
  proofs     jsonb not null default '{}',
  saved_at   timestamptz,
  signed_at  timestamptz,
  signed_on  date,
  total      float8,
  percent    float8,
  meets      boolean
);
create index second_opinions_expert on second_opinions (expert_id, status);
create index second_opinions_region on second_opinions (region, asked_on desc);

-- Calibration: one invented portfolio scored by several specialists and compared with a reference sheet.
create table calibrations (
  id           uuid primary key,
  region       text not null,
  title        text not null,
  about        text not null,
  category     text not null,
  position     text not null,
  -- The criteria set whole, so that a later edition changes nothing in a calibration under way.
  criteria     jsonb not null,
  -- By item: what the portfolio shows, the reference points, the words beside them.
  materials    jsonb not null default '{}',
  reference    jsonb not null default '{}',
  explanations jsonb not null default '{}',
  status       text not null check (status in ('draft', 'open', 'closed')),
  due          date,
  made_by      uuid not null,
  made_at      timestamptz not null,
  version      int not null default 1
);
create index calibrations_region on calibrations (region, made_at desc);
create table calibration_sheets (
  calibration_id uuid not null references calibrations (id) on delete cascade,
  expert_id      uuid not null references people (id),
  points         jsonb not null default '{}',
  comments       jsonb not null default '{}',
  saved_at       timestamptz,
  signed_at      timestamptz,
  total          float8,
  percent        float8,
  meets          boolean,
  primary key (calibration_id, expert_id)
);
create index calibration_sheets_expert on calibration_sheets (expert_id);
