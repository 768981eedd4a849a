/** Deployment units of the sample: the works, whoever meets customers, and head office, each with an owner. */
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { createUnit } from '#server/features/units/index.ts';
import { expectOk } from './expect-ok.ts';
import { headsOf } from './store.ts';

const units = [
  { name: 'Works', departments: ['Production', 'Logistics'] },
  { name: 'Customers', departments: ['Sales', 'Customer service'] },
  { name: 'Head office', departments: ['Finance', 'HR', 'IT'] },
] as const;

/** The heads of the company own them in turn; whoever works elsewhere is in none. */
export async function formSampleUnits(tx: Transaction, context: Context): Promise<void> {
  const heads = await headsOf(tx);
  for (const [index, { name, departments }] of units.entries()) {
    const person = heads[index % heads.length];
    expectOk(
      'a deployment unit',
      await createUnit(tx, context, {
        name,
        conditions: [{ attribute: 'department', values: [...departments] }],
        named: [],
        owner: person === undefined ? null : { person },
        place: index + 1,
      }),
    );
  }
}
