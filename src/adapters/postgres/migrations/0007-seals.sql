-- Cards that prove themselves: keys and certificates, what was sealed under which key, the slot of each card in a status list, what was published
-- for those who check without a network, and what they recorded.

create table signing_key (
  id uuid primary key,
  role text not null check (role in ('csca', 'tourist', 'residence', 'vds-nc', 'operations')),
  signer text not null,
  reference text not null,
  public_key bytea not null,
  certificate bytea,
  request bytea,
  sealed_key bytea,
  token_label text,
  made_at timestamptz not null,
  use_from timestamptz not null,
  use_until timestamptz not null,
  revoked_at timestamptz,
  unique (signer, reference)
);
create index signing_key_role on signing_key (role, use_from);
comment on column signing_key.sealed_key is 'The private key, encrypted under the master key; empty when a token or the state holds it.';
comment on column signing_key.request is 'A request that waits for the certificate of the state''s own CSCA.';

create table revocation_list (
  id bigint generated always as identity primary key,
  list bytea not null,
  made_at timestamptz not null,
  next_update timestamptz not null
);
comment on table revocation_list is 'Certificates that the CSCA took back; the newest list counts.';

-- What is about to be sealed is written down first: a card that was sealed and then lost to a crash is sealed again as the same card.
create table card_intent (
  card_id uuid primary key,
  case_id uuid not null references case_file (id),
  number text not null unique,
  shard text not null,
  slot integer not null check (slot >= 0),
  made_at timestamptz not null,
  closed_at timestamptz,
  unique (shard, slot)
);
create unique index card_intent_open on card_intent (case_id) where closed_at is null;
create index card_intent_case on card_intent (case_id);
comment on column card_intent.slot is 'A random place in the status list of the month in which the card ends, used once.';

create table card_seal (
  id bigint generated always as identity primary key,
  card_id uuid not null references card (id),
  key_id uuid not null references signing_key (id),
  vds bytea not null,
  nc_key_id uuid references signing_key (id),
  vds_nc text,
  sealed_at timestamptz not null,
  current boolean not null
);
create unique index card_seal_current on card_seal (card_id) where current;
create index card_seal_card on card_seal (card_id);
create index card_seal_key on card_seal (key_id);
create index card_seal_nc_key on card_seal (nc_key_id) where nc_key_id is not null;
comment on table card_seal is 'Every seal that was ever made; the current one of a card counts.';

alter table card add column state_changed_at timestamptz;
create index card_by_end on card (valid_until);

-- Signed files for everybody: the newest of a name counts, and a sequence is never used twice.
create table publication (
  name text not null,
  sequence bigint not null check (sequence > 0),
  digest text not null,
  body bytea not null,
  delta bytea,
  issued_at timestamptz not null,
  soft_expiry timestamptz not null,
  primary key (name, sequence)
);
comment on column publication.delta is 'From the sequence before to this one.';

-- Entries and exits, as the device that recorded them named them: sent twice, they are here once.
create table border_crossing (
  id uuid primary key,
  card_number text not null,
  direction text not null check (direction in ('entry', 'exit')),
  crossed_at timestamptz not null,
  border_point text not null,
  device text not null,
  staff_id uuid not null,
  verdict text not null,
  pack_sequence bigint not null,
  serial bigint generated always as identity unique,
  received_at timestamptz not null
);
create index border_crossing_card on border_crossing (card_number, crossed_at);
