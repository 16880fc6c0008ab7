-- Which process began a call: when it is gone, the caller may have the call begun anew at once.
alter table idempotency_key add column owner integer;
comment on column idempotency_key.owner is 'The mark of the process that began the call; the process holds an advisory lock of that number as long as it lives.';
