/** Reads who is in a group from a CSV file of all its members. */
import type { TargetingGroupId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { TargetingReading } from '#contracts/targeting.ts';
import { decodeText } from '#domain/csv/decode-text.ts';
import { refuse, type Result } from '#domain/result.ts';
import { readMembers, type MembersProblem } from '#domain/targeting/read-members.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { keepReading } from './keep-reading.ts';
import { expectGroup } from './show-groups.ts';

export async function readFile(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
  bytes: Uint8Array,
): Promise<Result<TargetingReading, Refusal>> {
  const group = await expectGroup(tx, targetingGroupId, true);
  if (!group.ok) return group;
  const text = decodeText(bytes);
  if (text.trim() === '') return refuse(refusal('file_empty', { file: 'CSV' }));
  const { members, problem } = readMembers(text);
  if (problem !== null) return refuse(refuseProblem(problem));
  const source = { source: 'file', asOf: context.now, readBy: context.actor.name } as const;
  return await keepReading(tx, context, group.value, members, source);
}

function refuseProblem({ code, ...data }: MembersProblem): Refusal {
  return { code, data };
}
