/** What `bellwether cohort` and its sub-verbs say about themselves. */

export const cohortUsage = `bellwether cohort: choose people who represent the organisation.

  bellwether cohort --people FILE --id COLUMN --by COLUMN,COLUMN --size N --out cohort.csv
  bellwether cohort audit --help       repair a group of volunteers
  bellwether cohort size --help        how large a cohort should be
  bellwether cohort substitute --help  who steps in for people who declined

  --people FILE        CSV with one row per person (UTF-8, UTF-16 or Windows-1252)
  --id COLUMN          column that identifies each person
  --by COLUMNS         columns to represent, separated by commas
  --numeric COLUMNS    columns of --by that hold numbers; they are cut into five bins
  --size N             people in the cohort
  --must FILE          CSV of ids that must take part
  --exclude FILE       CSV of ids that must not; columns "reason" and "expires" (last day, 2027-03-31) are allowed
  --at DATE            the day on which exclusions are judged; default today
  --team COLUMN        column with the team of each person
  --team-cap N | N%    at most N people, or N % of each team (never less than one person)
  --min RULES          at least so many: "platform:2" from every platform, "site=Oslo:3" from one; repeatable
  --extend FILE        an earlier cohort.csv: its people stay, in front, and --size is the new total
  --preset NAME        balanced (default), marginal-first or coverage-first
  --weight RULES       what matters more or less: "site:2", "platform+region:3"; repeatable
  --start NAME         random (default) or tight: closer balance, but some people are chosen far more often
  --method NAME        exchange (default), or cube: everybody's chance is known exactly, single columns are balanced
  --probability COLUMN with cube: each person's chance; with --size in proportion, without it as it stands
  --seed N             whole number, default 1; the same files and seed give the same cohort
  --out FILE           writes id,order,reason in invitation order
  --report FILE        writes the measures as JSON; "seconds" is the time of the selection alone
  --json               prints the report to standard output`;

export const auditUsage = `bellwether cohort audit: what a group of volunteers lacks, and whom to add.

  bellwether cohort audit --people FILE --id COLUMN --by COLUMNS --must volunteers.csv --out additions.csv

  --must FILE          CSV of the volunteers' ids
  --add K              people to add; without it, a number is suggested
  --out FILE           writes id,order,reason of the people to add, most useful first
  --report FILE        writes the measures before and after as JSON
  --exclude, --at, --team, --team-cap, --min, --weight, --preset, --seed, --numeric, --json as for bellwether cohort`;

export const sizeUsage = `bellwether cohort size: how many people cover what.

  bellwether cohort size --people FILE --id COLUMN --by COLUMNS

  --share N            cover all combinations shared by at least N people; repeatable, default 500, 100 and 1
  --sizes N,N          sizes to try a selection for; default 50,100,200,500
  --report FILE        writes the answer as JSON
  --must, --exclude, --at, --preset, --seed, --numeric, --json as for bellwether cohort`;

export const substituteUsage = `bellwether cohort substitute: who steps in for people who declined.

  bellwether cohort substitute --people FILE --id COLUMN --by COLUMNS --cohort cohort.csv --declined declined.csv --out next.csv

  --cohort FILE        the cohort as bellwether cohort wrote it
  --declined FILE      CSV of the ids that cannot take part; ids without a place are only kept from being proposed
  --waiting FILE       CSV of ids that have said yes and wait for a place; they come first where the balance is no worse
  --proposals N        people proposed for each place in the report, default 3
  --out FILE           writes id,order,reason,replaces: the cohort with the best substitute in each place
  --report FILE        writes the measures before and after, and the proposals for each place, as JSON
  --exclude, --at, --team, --team-cap, --min, --weight, --preset, --start, --seed, --numeric, --json as for bellwether cohort

  Exit code 1 when somebody has no substitute under these rules; the place is then left out of the cohort.`;
