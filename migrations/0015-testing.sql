-- Sittings of the professional test: the day, the seats, what was seen on the day, and what each result is worth. Names of papers
-- looked at and words of people are personal data, so they stand here; the log gets the result alone.
create table test_sessions (
  id            uuid primary key,
  region        text not null,
  on_day        date not null,
  time          text not null,
  minutes       int not null check (minutes between 10 and 480),
  place         text not null,
  seats         int not null check (seats between 1 and 500),
  -- The official who conducts it: identity, briefing, presence in the room.
  conductor_id  uuid not null references people (id),
  status        text not null check (status in ('planned', 'closed', 'cancelled')),
  started_at    timestamptz,
  ended_at      timestamptz,
  closed_at     timestamptz,
  closed_by     uuid,
  cancel_reason text,
  -- The «ведомость» as it was drawn last.
  sheet_id      uuid references documents (id),
  created_by    uuid not null,
  created_at    timestamptz not null
);
create index test_sessions_region on test_sessions (region, on_day desc, time desc);
create index test_sessions_conductor on test_sessions (conductor_id, on_day) where status = 'planned';

create table test_seats (
  id              uuid primary key,
  session_id      uuid not null references test_sessions (id),
  case_id         uuid not null references cases (id),
  place_number    int not null,
  status          text not null check (status in ('open', 'left', 'recorded')),
  -- Why the seat was given up: moved to another session, or taken off.
  left_reason     text,
  -- Which paper was looked at, never its number.
  identity_paper  text check (identity_paper in ('passport', 'foreign_passport', 'residence', 'temporary', 'other')),
  briefed         boolean not null default false,
  presence        text check (presence in ('came', 'absent')),
  good_reason     boolean,
  absence_reason  text,
  removed_at      timestamptz,
  removed_for     text check (removed_for in ('phone', 'materials', 'other')),
  removal_words   text,
  score           numeric(7, 2),
  -- The teacher has seen the result: on paper, in the account, or would not sign.
  acquainted      text check (acquainted in ('paper', 'account', 'declined')),
  acquainted_at   timestamptz,
  -- What became of the case when the session was closed; words of the answer when it was refused.
  recorded_as     text check (recorded_as in ('passed', 'failed', 'again', 'another_day', 'not_recorded')),
  recorded_words  text,
  marked_by       uuid,
  marked_at       timestamptz
);
create unique index test_seats_open_case on test_seats (case_id) where status = 'open';
create unique index test_seats_place on test_seats (session_id, place_number) where status <> 'left';
create index test_seats_case on test_seats (case_id);

-- Every score that was written, so that a mended one never hides the first.
create table test_scores (
  id        bigint generated always as identity primary key,
  seat_id   uuid not null references test_seats (id),
  score     numeric(7, 2),
  reason    text,
  noted_by  uuid not null,
  noted_at  timestamptz not null
);
create index test_scores_seat on test_scores (seat_id, id);

-- A specialist who looked at the papers of an award and would not confirm it: the case waits for the clerk's answer.
create table award_doubts (
  id          uuid primary key,
  case_id     uuid not null references cases (id),
  expert_id   uuid not null references people (id),
  reason      text not null,
  raised_at   timestamptz not null,
  settled_at  timestamptz,
  settled_by  uuid references people (id),
  settled_how text
);
create unique index award_doubts_open on award_doubts (case_id, expert_id) where settled_at is null;
create index award_doubts_case on award_doubts (case_id);
