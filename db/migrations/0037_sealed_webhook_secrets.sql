-- Secrets of webhooks are kept encrypted. What is there stays as it is until it is rotated: the key is not in the database.
alter table webhook
  alter column secret type bytea using convert_to(secret, 'UTF8'),
  alter column previous_secret type bytea using convert_to(previous_secret, 'UTF8');
