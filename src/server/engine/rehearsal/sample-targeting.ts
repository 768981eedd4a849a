/** The targeting group of the sample: handed over, read twice, and by the second time some have been taken out of it. */
import type { RolloutId } from '#contracts/ids.ts';
import type { TargetingGroup } from '#contracts/targeting.ts';
import { writeMemberFile } from '#domain/targeting/member-file.ts';
import {
  addTargetingGroup,
  handOverTargeting,
  listTargetingGroups,
  listTargetingMembers,
  readTargetingFile,
} from '#server/features/targeting/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectOk } from './expect-ok.ts';

const takenOut = 14;
const stranger = 'intune.test@example.com';
const pageSize = 500;

export async function handOverGroup(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const { targetingGroupId } = expectOk(
    'a targeting group',
    await addTargetingGroup(tx, context, rolloutId, {
      name: 'Intune managed devices',
      stageId: null,
      holds: 'people',
      leadDays: 3,
      read: null,
    }),
  );
  const handed = expectOk('a file', await handOverTargeting(tx, context, targetingGroupId, 'add'));
  expectOk('a reading', await readTargetingFile(tx, context, targetingGroupId, Buffer.from(handed.file)));
}

/** Somebody tidied the group up by hand. */
export async function readGroupAgain(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const { groups } = expectOk('the groups', await listTargetingGroups(tx, context, rolloutId));
  const [group] = groups;
  if (group === undefined) return;
  const inside = await membersOf(tx, context, group);
  const file = writeMemberFile([...inside.slice(takenOut), stranger]);
  expectOk('a reading', await readTargetingFile(tx, context, group.targetingGroupId, Buffer.from(file)));
}

async function membersOf(
  tx: Transaction,
  context: Context,
  { targetingGroupId }: TargetingGroup,
): Promise<string[]> {
  const references: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { rows: readonly { reference: string | null }[]; next: number | null } = expectOk(
      'members',
      await listTargetingMembers(tx, context, targetingGroupId, { after, limit: pageSize }),
    );
    references.push(...page.rows.flatMap(({ reference }) => reference ?? []));
    after = page.next;
  }
  return references;
}
