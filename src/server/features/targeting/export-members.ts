/** Members of a targeting group as a table for other people and programs. */
import type { Readable } from 'node:stream';
import type { TargetingGroupId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { MemberFilter } from '#contracts/targeting.ts';
import { ok, type Result } from '#domain/result.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import type { TablePlace } from '#server/platform/http/handler.ts';
import { fitsWorkbook, readPages, writeTable } from '#server/platform/table-file.ts';
import * as members from './membership-store.ts';
import { expectGroup, presentMember } from './show-groups.ts';

const header = [
  'name',
  'device',
  'member',
  'stage',
  'site',
  'state',
  'difference',
  'last_seen_at',
  'handed_over_at',
  'accepted_because',
  'accepted_by',
];

/** Refuses `not_found`, and `export_needs_csv` when a workbook cannot hold so many. */
export async function exportMembers(
  { database, organisationId, format }: TablePlace,
  targetingGroupId: TargetingGroupId,
  filter: MemberFilter,
): Promise<Result<Readable, Refusal>> {
  const nowOf = async (tx: Transaction) =>
    (await createContext(tx, { organisationId, actor: engineActor })).now;
  const counted = await inOrganisation(database, organisationId, async (tx) => {
    const group = await expectGroup(tx, targetingGroupId);
    return group.ok ? ok(await members.countMembers(tx, group.value, await nowOf(tx), filter)) : group;
  });
  if (!counted.ok) return counted;
  const fits = format === 'csv' ? ok(null) : fitsWorkbook({ rows: counted.value, longestText: 0 });
  if (!fits.ok) return fits;
  const pages = readPages(
    { database, organisationId },
    async (tx, page) => {
      const group = await expectGroup(tx, targetingGroupId);
      if (!group.ok) return [];
      return (await members.listMembers(tx, group.value, await nowOf(tx), filter, page)).rows;
    },
    ({ key }) => key,
  );
  async function* cells() {
    for await (const rows of pages)
      yield rows
        .map(presentMember)
        .map((row) => [
          row.displayName,
          row.deviceName,
          row.reference,
          row.stageName,
          row.site,
          row.status,
          row.drift,
          row.lastSeenAt,
          row.requestedAt,
          row.accepted?.reason ?? null,
          row.accepted?.by ?? null,
        ]);
  }
  return ok(writeTable({ name: 'Members', header, pages: cells() }, format));
}
