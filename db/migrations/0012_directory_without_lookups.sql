-- People and devices come by the million, and looking up their organisation for each of them anew was a fifth of what
-- the database did for an import. What the foreign keys ensured is ensured without them: row-level security binds
-- every row to the organisation of its transaction, and the audit event of the same transaction has a foreign key.

alter table person drop constraint person_organisation_fkey;
alter table device drop constraint device_organisation_fkey;

-- People and devices still go with their organisation: last, when nothing refers to them any more.
create function delete_directory() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from person where organisation_id = old.organisation_id;
  delete from device where organisation_id = old.organisation_id;
  return null;
end $$;
revoke all on function delete_directory() from public;
create constraint trigger organisation_directory_deleted after delete on organisation
  deferrable initially deferred for each row execute function delete_directory();
