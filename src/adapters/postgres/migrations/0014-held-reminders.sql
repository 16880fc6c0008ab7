-- Holders of cards of another register are told before these end, too. They have no case, so their letters belong to the card.

alter table held_card add column remind_on date default '0001-01-01';
comment on column held_card.remind_on is 'As in card. Begins anew when the register tells another last day.';
create index held_card_remind on held_card (service, remind_on, id) where remind_on is not null;

-- Each reminder once for each last day and channel, whatever restarts and however many processes look at once.
create table held_reminder (
  id uuid primary key,
  held_card_id uuid not null references held_card (id) on delete cascade,
  valid_until date not null,
  key text not null check (key ~ '^(before|after)-[0-9]+$'),
  channel text not null check (channel in ('email', 'sms')),
  state text not null check (state in ('planned', 'sent', 'dropped', 'passed', 'failed')),
  recipient text check (recipient <> ''),
  message_code text unique,
  facts jsonb,
  planned_for timestamptz,
  decided_at timestamptz not null,
  sent_at timestamptz,
  refused_at timestamptz,
  unique (held_card_id, valid_until, key, channel),
  check (state not in ('planned', 'sent', 'dropped') or (recipient is not null and message_code is not null and facts is not null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index held_reminder_refused on held_reminder (refused_at) where refused_at is not null;
comment on column held_reminder.state is 'Passed: overtaken by a newer one, or of no use any more. Failed: the holder has no address of that kind, or it was refused. Dropped: no longer true when it was to be sent.';
comment on column held_reminder.refused_at is 'As in notice: the other side refused this address for good.';
