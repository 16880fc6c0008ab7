-- Holders are told before their card ends: what is planned, what was sent or passed, by letter and by text message, and whom nothing reaches.

alter table card add column remind_on date default '0001-01-01';
comment on column card.remind_on is 'The day of the next reminder. The first day of all as long as nobody has looked, empty when nothing is left to remind of.';
create index card_remind on card (service, remind_on, id) where remind_on is not null;

alter table case_file add column renews_card uuid references card (id);
comment on column case_file.renews_card is 'The card that this application is to follow; its holder needs no reminder once the new card is there.';
create index case_renews on case_file (renews_card) where renews_card is not null;

alter table notice add column channel text not null default 'email' check (channel in ('email', 'sms'));
alter table notice add column refused_at timestamptz;
comment on column notice.refused_at is 'The other side refused this address for good; it counts until something reaches the address again, or the holder gives another.';
create index notice_refused on notice (refused_at) where refused_at is not null;

-- Each reminder once for each card and channel, whatever restarts and however many processes look at once.
create table reminder (
  card_id uuid not null references card (id),
  key text not null check (key ~ '^(before|after)-[0-9]+$'),
  channel text not null check (channel in ('email', 'sms')),
  state text not null check (state in ('planned', 'sent', 'passed', 'failed')),
  notice_id uuid references notice (id),
  planned_for timestamptz,
  decided_at timestamptz not null,
  sent_at timestamptz,
  primary key (card_id, key, channel),
  check (state not in ('planned', 'sent') or notice_id is not null),
  check ((state = 'sent') = (sent_at is not null))
);
create unique index reminder_notice on reminder (notice_id) where notice_id is not null;
comment on column reminder.state is 'Passed: overtaken by a newer one, or of no use any more. Failed: the holder has no address of that kind, or it was refused.';

create table sandbox.sms (
  id bigint generated always as identity primary key,
  message_id text not null unique,
  recipient text not null,
  text text not null,
  received_at timestamptz not null
);
comment on table sandbox.sms is 'Text messages of the demo, which ring nobody.';
