-- A case may follow an earlier card, ours or one that another register told of; a card for residents has a zone of three lines and no days of stay.

alter table case_file add column renews jsonb check (jsonb_typeof(renews) = 'object');
alter table case_file add column renews_held uuid references held_card (id);
comment on column case_file.renews is 'The card that this application follows, as it was when the application began: source, id, number, last day, day of the portrait.';
comment on column case_file.renews_held is 'The card of another register that this application is to follow.';

create index case_renews_held on case_file (renews_held) where renews_held is not null;

-- A card is renewed once. What was refused, withdrawn or has lapsed stands in nobody's way.
create unique index case_one_renewal on case_file (renews_card) where renews_card is not null and state not in ('refused', 'withdrawn', 'lapsed');
create unique index case_one_renewal_held on case_file (renews_held) where renews_held is not null and state not in ('refused', 'withdrawn', 'lapsed');

alter table held_card add column renewed_by uuid references card (id);
create index held_card_renewed on held_card (renewed_by) where renewed_by is not null;
comment on column held_card.renewed_by is 'The card of ours that followed it; from then on its own register has no say in its state.';

alter table card alter column days_of_stay drop not null;
alter table card alter column entries drop not null;
alter table card add column mrz_line_3 text;
comment on column card.service is 'The kind of card, whichever service made it.';
comment on column card.days_of_stay is 'For a visit; empty for a card that lets its holder live here.';
