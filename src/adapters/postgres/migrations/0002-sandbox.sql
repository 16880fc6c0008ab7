-- The demo's outside world: a card bank that moves no money, and a mailbox that delivers nowhere. Empty in production.
create schema sandbox;

create table sandbox.payment (
  id text primary key,
  attempt_id text not null unique,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  description text not null,
  language text not null,
  return_url text not null,
  state text not null check (state in ('created', 'started', 'submitted', 'success', 'failed', 'cancelled', 'expired', 'error')),
  reason text,
  scenario text,
  card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  completes_at timestamptz
);
comment on column sandbox.payment.scenario is 'What the test card asked for. The card number itself is never stored.';
comment on column sandbox.payment.completes_at is 'When the bank that keeps silent will answer with a success.';
create index payment_open on sandbox.payment (expires_at) where state in ('created', 'started', 'submitted');
create index payment_waiting on sandbox.payment (completes_at) where completes_at is not null;
create index payment_newest on sandbox.payment (created_at);

create table sandbox.entry (
  id bigint generated always as identity primary key,
  payment_id text not null references sandbox.payment (id),
  kind text not null check (kind in ('capture', 'refund')),
  amount_minor bigint not null check (amount_minor > 0),
  refund_key text,
  reason text,
  at timestamptz not null,
  unique (payment_id, refund_key),
  check ((kind = 'refund') = (refund_key is not null))
);
comment on table sandbox.entry is 'The bank''s book: what was taken and given back is the sum of these rows.';
-- A payment is captured once, whatever the page is made to send.
create unique index entry_one_capture on sandbox.entry (payment_id) where kind = 'capture';

create table sandbox.event (
  id text primary key,
  payment_id text not null references sandbox.payment (id),
  kind text not null,
  body text not null,
  at timestamptz not null
);
create index event_payment on sandbox.event (payment_id);

create table sandbox.delivery (
  id bigint generated always as identity primary key,
  event_id text not null references sandbox.event (id),
  state text not null check (state in ('waiting', 'delivered', 'dropped', 'given-up')),
  spoiled boolean not null,
  tries integer not null,
  due_at timestamptz not null,
  last_status integer,
  last_tried_at timestamptz
);
comment on column sandbox.delivery.spoiled is 'Sent with a wrong signature on purpose.';
create index delivery_event on sandbox.delivery (event_id);
create index delivery_due on sandbox.delivery (due_at) where state = 'waiting';

create table sandbox.mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  html text not null,
  text text not null,
  headers jsonb not null,
  received_at timestamptz not null,
  message_id text not null,
  unique (message_id, recipient)
);
create index mail_recipient on sandbox.mail (recipient, id);
create index mail_received on sandbox.mail (received_at);

create table sandbox.mail_attachment (
  mail_id bigint not null references sandbox.mail (id) on delete cascade,
  position integer not null,
  filename text not null,
  content_type text not null,
  content bytea not null,
  primary key (mail_id, position)
);
