-- Deployment units: parts of the organisation by a rule over what the directory records, or by name, each with an owner.
-- A person belongs to the unit that names them, else to the first whose rule fits.
create table deployment_unit (
  organisation_id integer not null,
  unit_id integer generated always as identity,
  name text not null,
  -- The first unit that fits counts.
  ordinal integer not null,
  -- As people wrote the rule, and the combinations of values that satisfy it; none where people are named only.
  conditions jsonb not null,
  matches jsonb[] not null,
  owner_account_id integer,
  owner_person_id bigint,
  constraint deployment_unit_pkey primary key (organisation_id, unit_id),
  constraint deployment_unit_owner_check check (num_nonnulls(owner_account_id, owner_person_id) <= 1),
  constraint deployment_unit_organisation_fkey foreign key (organisation_id) references organisation on delete cascade,
  constraint deployment_unit_owner_account_fkey foreign key (owner_account_id) references account on delete set null,
  constraint deployment_unit_owner_person_fkey foreign key (organisation_id, owner_person_id) references person
    on delete set null (owner_person_id)
);
create unique index deployment_unit_name_key on deployment_unit (organisation_id, lower(name));

create table deployment_unit_person (
  organisation_id integer not null,
  person_id bigint not null,
  unit_id integer not null,
  constraint deployment_unit_person_pkey primary key (organisation_id, person_id),
  constraint deployment_unit_person_person_fkey foreign key (organisation_id, person_id) references person
    on delete cascade,
  constraint deployment_unit_person_unit_fkey foreign key (organisation_id, unit_id) references deployment_unit
    on delete cascade
);
create index deployment_unit_person_unit_idx on deployment_unit_person (organisation_id, unit_id);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['deployment_unit', 'deployment_unit_person'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
