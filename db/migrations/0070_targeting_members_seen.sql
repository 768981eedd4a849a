-- A reading writes only what it changes: whoever was in before and still is keeps their row as it stands.
alter table targeting_member drop column targeting_reading_id, drop column first_seen_at;
