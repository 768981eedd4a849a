/** What `bellwether waves` and `bellwether replan` say about themselves. */

const fileFormats = `
groups.csv     group,people,site,department,language,risk,helpdesk_minutes,after,together
               Only group and people are required. risk: 0 to 1, low risk starts early (0.5 when empty).
               after: groups that start in an earlier week, separated by ";".
               together: groups with the same label start in the same week.

capacity.yaml  start: 2027-01-04             # first day of week 1
               weeks: 40                     # the furthest week that may be used
               people_per_week: 42000        # or a list: one number per week, the last holds on
               helpdesk_minutes_per_week: 90000
               spill_over: [0.6, 0.25, 0.15] # share of the minutes in the own week and the following ones
               trainer_seats_per_week: { en: 20000, de: 9000 }
               sites: { Oslo: { people_per_week: 900 } }
               freezes:
                 - { site: Oslo, from: 2027-03-22, to: 2027-04-02 }
                 - { department: Finance, from: 2027-03-25, to: 2027-04-09 }
                 - { rule: FREQ=MONTHLY;BYMONTHDAY=-1, lasts: 2 }   # RFC 5545; counts from "from" or the start
                 - { site: Oslo, holidays: NO }   # public holidays; of a region: DE-BY

plan.csv       group,week,starts_on          # week 1 is the first`;

export const wavesUsage = `bellwether waves: plan in which week each group starts.

  bellwether waves --groups groups.csv --capacity capacity.yaml --out plan.csv --report report.json

  --groups FILE      CSV with one row per group
  --capacity FILE    YAML with what each week can take
  --out FILE         writes group,week,starts_on
  --report FILE      writes weeks, the proven lower bound, what binds, violations, the load of each week
  --seconds N        effort spent on low risk early and few site visits, 2 by default; counted in moves, so
                     the same files, seed and N give the same plan on every machine
  --seed N           whole number, 1 by default
  --json             prints the report to standard output
${fileFormats}`;

export const replanUsage = `bellwether replan: change a plan with as few people moved as possible.

  bellwether replan --groups groups.csv --capacity capacity.yaml --plan plan.csv --change change.yaml
                    --now WEEK --out new.csv --report report.json

  --groups FILE      CSV with one row per group; new groups are planned, missing ones dropped
  --capacity FILE    YAML with what each week could take before the change
  --plan FILE        the plan so far
  --change FILE      YAML with what changes
  --now WEEK         the current week, 1 = the first; earlier weeks stay as they are
  --weeks-later N    writes the option that ends N weeks later (0 = same finish) instead of the first possible
  --out FILE         writes the new plan
  --report FILE      writes the options: who moves, where to and why
  --seed N           whole number, 1 by default
  --json             prints the report to standard output

change.yaml    Any of these; keys of capacity.yaml replace its values, freezes are added to it.
               reason: the helpdesk loses two agents
               freezes: [{ site: Oslo, from: 2027-03-22, to: 2027-04-02 }]
               closed_weeks: [8]             # nobody starts
               people_per_week: 38000
               scale:                        # factors for some weeks
                 - { from_week: 9, to_week: 13, helpdesk_minutes: 0.8 }   # also: people, trainer_seats
               helpdesk_minutes_factor: 1.17 # groups not started need so many times the minutes
${fileFormats}`;
