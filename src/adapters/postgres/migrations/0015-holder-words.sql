-- What a holder says of a card of another register: lost, stolen, given back.

alter table held_card add column said text check (said in ('lost', 'stolen', 'cancelled'));
alter table held_card add column said_at timestamptz;
alter table held_card add constraint held_card_said_at check ((said is null) = (said_at is null));
comment on column held_card.said is 'What its holder said of it here. A card that was given back stays cancelled, whatever its own register tells later.';
