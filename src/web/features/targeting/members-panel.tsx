/** The people behind one number of a targeting group. */
import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { tableFormats } from '#contracts/table-files.ts';
import { targetingRoutes, type TargetingGroup, type TargetingMember } from '#contracts/targeting.ts';
import { addressOf } from '../../api/client.ts';
import { useCommand, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import type { Shown, ShownFilter } from './shown.ts';
import { targetingTexts } from './targeting-texts.ts';

/** What is known of one member, in one line. */
export function useMemberWords() {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (row: TargetingMember): string =>
    [
      row.deviceName,
      row.stageName === null ? null : stageName(row.stageName),
      row.site,
      row.lastSeenAt === null ? null : texts.lastSeen(format.dateTime(row.lastSeenAt)),
      row.requestedAt === null
        ? null
        : texts.handedOn(format.dateTime(row.requestedAt), row.requestedBy ?? ''),
      row.accepted === null ? null : texts.meant(row.accepted.by, row.accepted.reason),
    ]
      .filter((part) => part !== null && part !== row.displayName)
      .join(' · ');
}

function ExportMenu({
  params,
  query,
}: {
  readonly params: { readonly targetingGroupId: TargetingGroup['targetingGroupId'] };
  readonly query: ShownFilter;
}) {
  const texts = useTexts(targetingTexts);
  const routes = {
    csv: targetingRoutes.exportTargetingMembers,
    xlsx: targetingRoutes.exportTargetingMembersWorkbook,
  };
  return (
    <Menu>
      <Menu.Target>
        <Button>{texts.export}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {tableFormats.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() => window.location.assign(addressOf(routes[kind], { params, query }))}
          >
            {texts.formats[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function MembersPanel({
  group: { targetingGroupId, name },
  shown,
  onClose,
}: {
  readonly group: TargetingGroup;
  readonly shown: Shown;
  readonly onClose: () => void;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const wordsOf = useMemberWords();
  const canRun = useCan('rollout.run');
  const { groupId: _, ...query } = shown;
  const params = { targetingGroupId };
  const { rows, total, hasMore, loadMore, error, retry } = useRows(targetingRoutes.listTargetingMembers, {
    params,
    query,
  });
  const endAcceptance = useCommand(targetingRoutes.endTargetingAcceptance);
  return (
    <SidePanel
      title={'drift' in shown ? texts.drift[shown.drift] : texts.states[shown.status]}
      note={texts.of(format.number(total))}
      subtitle={name}
      buttons={<ExportMenu params={params} query={query} />}
      onClose={onClose}
    >
      {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
      {'drift' in shown && <p className="bw-quiet">{texts.driftWhy[shown.drift]}</p>}
      <Rows>
        {rows.map((row) => (
          <Row
            key={row.key}
            title={
              row.personId === null ? (
                row.displayName
              ) : (
                <Link to="/people" search={{ person: String(row.personId) }}>
                  {row.displayName}
                </Link>
              )
            }
            note={wordsOf(row)}
            end={
              canRun && row.accepted !== null && row.drift !== null ? (
                <TextButton
                  onClick={() =>
                    endAcceptance.mutate({ params, body: { drift: row.drift!, keys: [row.key] } })
                  }
                >
                  {texts.endAccept}
                  <span className="bw-hidden">: {row.displayName}</span>
                </TextButton>
              ) : undefined
            }
          />
        ))}
      </Rows>
      {rows.length === 0 && error === null && <p className="bw-quiet">{texts.nobodyHere}</p>}
      {hasMore && <TextButton onClick={loadMore}>{texts.more}</TextButton>}
    </SidePanel>
  );
}
