/** A small wave plan in files, for tests of the verbs that write and change one. */
import { runWaves } from '#cli/verbs/waves.ts';
import { runVerbWith, useVerbFiles, type VerbRun } from './verb-files.ts';

export const groups = `group,people,site,department,language,risk,helpdesk_minutes,after,together
Assembly,60,Oslo,Production,sv,0.7,300,Service desk,
Service desk,20,Oslo,IT,en,0.1,100,,
Accounting,50,Lyon,Finance,en,0.4,200,,
Payroll,30,Lyon,HR,en,0.4,100,,office
Recruiting,20,Lyon,HR,en,0.2,60,,office
Press,10,Lyon,Sales,en,0.3,50,Payroll;Accounting,
`;

export const capacity = `start: 2027-01-04
weeks: 12
people_per_week: 100
helpdesk_minutes_per_week: 400
spill_over: [0.6, 0.25, 0.15]
trainer_seats_per_week: { en: 80, sv: 60 }
sites: { Oslo: { people_per_week: 70 } }
freezes:
  - { department: Finance, from: 2027-01-08, to: 2027-01-10 }
`;

/** The files of a test, and `plan`, which writes groups and capacity and plans them. */
export function usePlanFiles() {
  const files = useVerbFiles();
  const { at, write } = files;
  const plan = async (): Promise<VerbRun> => {
    write('groups.csv', groups);
    write('capacity.yaml', capacity);
    return runVerbWith(runWaves, {
      groups: at('groups.csv'),
      capacity: at('capacity.yaml'),
      seconds: '0.01',
      out: at('plan.csv'),
      report: at('report.json'),
    });
  };
  return { ...files, plan };
}
