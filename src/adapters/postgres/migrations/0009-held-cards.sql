-- Cards that another register issued: their holders find them here, are reminded, and renew them.

create table held_card (
  id uuid primary key,
  service text not null check (service <> ''),
  number text not null check (number <> ''),
  number_key text not null check (number_key ~ '^[^\x01-\x2f\x3a-\x40\x5b-\x7f]+$'),
  state text not null check (state in ('active', 'renewed', 'cancelled')),
  valid_from date not null,
  valid_until date not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  email text check (email <> ''),
  phone text check (phone <> ''),
  language text not null check (language in ('en', 'ru', 'kk', 'zh')),
  source text not null check (source <> ''),
  recorded_at timestamptz not null,
  check (valid_until > valid_from),
  -- The key comes first: a holder types the number and names no service.
  unique (number_key, service)
);
create index held_card_by_end on held_card (valid_until) where state = 'active';
comment on table held_card is 'What another register told. It has no case, no seal and no paper of ours.';
comment on column held_card.number is 'As it is printed.';
comment on column held_card.number_key is 'The number in capitals, letters and digits only: what is compared. One card of a service has it.';
comment on column held_card.source is 'Name of the file that told it last, without its folder.';
comment on column held_card.recorded_at is 'When it was told as it stands here; an import that says the same again changes nothing.';
