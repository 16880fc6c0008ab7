-- The card on paper: who prints it, where it is, who fetched it. The electronic card does not depend on any of this.

create table print_batch (
  number integer primary key check (number > 0),
  made_at timestamptz not null,
  items integer not null check (items > 0),
  file bytea not null
);
comment on table print_batch is 'What the card bureau was given to print, one signed file each. It is written before any file leaves, so that the same bytes can be given again.';

create table paper_item (
  id uuid primary key,
  number text not null unique check (number ~ '^PI-[2-9A-Z]{4}-[2-9A-Z]{4}$'),
  case_id uuid not null references case_file (id),
  card_id uuid not null references card (id),
  method text not null check (method in ('pick-up', 'post')),
  office_id text check (office_id <> ''),
  address jsonb check (jsonb_typeof(address) = 'object'),
  state text not null check (state in
    ('to-print', 'in-batch', 'printed', 'at-office', 'posted', 'lost', 'collected', 'delivered', 'returned', 'stored', 'not-received', 'void')),
  days jsonb not null default '{}' check (jsonb_typeof(days) = 'object'),
  -- A batch and its items are written together; which comes first does not matter.
  batch integer references print_batch (number) deferrable initially deferred,
  tracking text check (tracking <> ''),
  pick_up_code text unique check (pick_up_code ~ '^[2-9A-Z]{8}$'),
  keep_until date,
  told_at timestamptz,
  follows uuid references paper_item (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((method = 'pick-up') = (office_id is not null)),
  check ((method = 'post') = (address is not null)),
  check ((method = 'pick-up') = (pick_up_code is not null)),
  check (state in ('to-print', 'void') or batch is not null)
);
comment on table paper_item is 'One card on paper, from the order to print it until somebody has it. Another one that takes its place is another item.';
comment on column paper_item.number is 'What the bureau calls it.';
comment on column paper_item.days is 'State -> the day on which it got there.';
comment on column paper_item.keep_until is 'The last day on which it can be fetched.';
comment on column paper_item.told_at is 'When its holder was told that it soon goes back to the store.';
comment on column paper_item.follows is 'The item in whose place it was made.';
-- Nothing is printed or sent twice: of one card there is one item that counts.
create unique index paper_item_one_of_card on paper_item (card_id) where state <> 'void';
create index paper_item_case on paper_item (case_id);
create index paper_item_card on paper_item (card_id);
create index paper_item_batch on paper_item (batch) where batch is not null;
create index paper_item_follows on paper_item (follows) where follows is not null;
create index paper_item_to_print on paper_item (created_at, id) where state = 'to-print';
create index paper_item_waiting on paper_item (keep_until, id) where state = 'at-office';
create index paper_item_at_office on paper_item (office_id, state, updated_at) where state in ('at-office', 'stored');
create index paper_item_came_back on paper_item (state, updated_at) where state in ('lost', 'returned', 'not-received');
