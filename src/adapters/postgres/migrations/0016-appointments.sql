-- Appointments at the windows of offices. Times are those of the wall clock at the office: a change of the zone's rules moves no appointment.

create table appointment (
  id uuid primary key,
  code text not null unique check (code ~ '^AP-[2-9A-Z]{4}-[2-9A-Z]{4}$'),
  office_id text not null check (office_id <> ''),
  on_day date not null,
  at_time text not null check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  purpose text not null check (purpose in ('renewal', 'collection')),
  card_id uuid references card (id),
  held_card_id uuid references held_card (id) on delete cascade,
  case_id uuid references case_file (id) on delete cascade,
  language text not null check (language in ('en', 'ru', 'kk', 'zh')),
  email text check (email <> ''),
  state text not null check (state in ('confirmed', 'arrived', 'served', 'no-show', 'cancelled')),
  cancelled_by text check (cancelled_by in ('holder', 'office')),
  reason text check (reason <> ''),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (num_nonnulls(card_id, held_card_id, case_id) = 1),
  check ((state = 'cancelled') = (cancelled_by is not null)),
  check ((cancelled_by is not distinct from 'office') = (reason is not null))
);
create index appointment_office_day on appointment (office_id, on_day, at_time);
create index appointment_day on appointment (on_day);
-- One that is to come for each person and purpose, however many requests come at once.
create unique index appointment_live_card on appointment (card_id, purpose) where card_id is not null and state in ('confirmed', 'arrived');
create unique index appointment_live_held_card on appointment (held_card_id, purpose) where held_card_id is not null and state in ('confirmed', 'arrived');
create unique index appointment_live_case on appointment (case_id, purpose) where case_id is not null and state in ('confirmed', 'arrived');
create index appointment_card on appointment (card_id) where card_id is not null;
create index appointment_held_card on appointment (held_card_id) where held_card_id is not null;
create index appointment_case on appointment (case_id) where case_id is not null;
comment on table appointment is 'Belongs to a card or a case, and to nobody else. A change to another time is the same appointment.';

-- The places of a slot are numbered, and each number is there once: that is what nobody gets past, however many book at once.
create table appointment_place (
  office_id text not null,
  on_day date not null,
  at_time text not null,
  place smallint not null check (place > 0),
  appointment_id uuid not null references appointment (id) on delete cascade,
  free_at timestamptz,
  primary key (office_id, on_day, at_time, place)
);
create index appointment_place_appointment on appointment_place (appointment_id);
comment on column appointment_place.free_at is 'Given up: from then on somebody else can have it. Empty while it is taken.';
