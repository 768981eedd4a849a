/** Hypercare: whether it may end and what is in the way, the daily stand-up, who is on duty, and the charter. */
import { useState } from 'react';
import { hypercareRoutes, type Hypercare } from '#contracts/hypercare.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useAddressValue, useBoard, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { CharterCard } from './charter-card.tsx';
import { DutyCard } from './duty-card.tsx';
import { EndDialog, EndEarlyDialog, ProlongDialog } from './end-dialogs.tsx';
import { ExitCard } from './exit-card.tsx';
import { hypercareTexts } from './hypercare-texts.ts';
import { RequestsCard } from './requests-card.tsx';
import { StandUpRecordView } from './stand-up-record-view.tsx';
import { StandUpRecordsCard, useStandUps } from './stand-up-records-card.tsx';
import { StandUpCards } from './stand-up-card.tsx';
import './hypercare.css';

const phaseTones = { before: 'none', running: 'accent', ended: 'pass' } as const;

type Asked = 'end' | 'early' | 'prolong';

function useCommands(hypercare: Hypercare, ask: (what: Asked) => void): Command[] {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const canDecide = useCan('gate.decide');
  const canSetAside = useCan('hypercare.override');
  const barred = useBarredBy();
  if (hypercare.phase !== 'running') return [];
  const { inTheWay, leftOver, prolongationsLeft } = hypercare;
  const isUnmet = inTheWay.length > (leftOver > 0 ? 1 : 0);
  const { length } = inTheWay;
  const lacks = length === 0 ? undefined : texts.notYet(length, format.number(length));
  const commands: Command[] = [];
  if (canDecide && prolongationsLeft > 0)
    commands.push({ label: texts.prolong, onRun: () => ask('prolong'), blockedBecause: barred });
  if (canSetAside && isUnmet && leftOver === 0)
    commands.push({ label: texts.endEarly, onRun: () => ask('early') });
  if (canDecide)
    commands.push({
      label: texts.end,
      kind: 'primary',
      onRun: () => ask('end'),
      blockedBecause: barred ?? lacks,
    });
  return commands;
}

function PhaseNotice({ hypercare, today }: { readonly hypercare: Hypercare; readonly today: string }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const say = useSay();
  const { phase, ended, dueOn, inTheWay } = hypercare;
  if (phase === 'before') return <Notice title={texts.beforeTitle}>{texts.before}</Notice>;
  if (ended !== null && ended.setAside.length > 0)
    return (
      <Notice tone="warn" title={texts.setAsideTitle(ended.by)}>
        <ul className="hyper-lacks">
          {ended.setAside.map((one) => (
            <li key={say(one)}>{say(one)}</li>
          ))}
        </ul>
        {ended.reason !== null && <p>{texts.reasonWas(ended.reason)}</p>}
      </Notice>
    );
  if (phase === 'running' && dueOn !== null && today > dueOn)
    return (
      <Notice tone="warn" title={texts.lateTitle(format.date(dueOn))}>
        {inTheWay.length === 0 ? texts.lateMet : texts.late}
      </Notice>
    );
  return null;
}

type Shown = { readonly rollout: Rollout; readonly hypercare: Hypercare; readonly asAt: string };

function Found({ rollout, hypercare, asAt }: Shown) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const canReadTickets = useCan('ticket.read');
  const [asked, ask] = useState<Asked | null>(null);
  const today = format.dateOf(asAt);
  const close = () => ask(null);
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<Tag tone={phaseTones[hypercare.phase]}>{texts.phases[hypercare.phase]}</Tag>}
      commands={useCommands(hypercare, ask)}
    >
      <PhaseNotice hypercare={hypercare} today={today} />
      <div className="bw-split" data-narrow-side>
        <div className="bw-stack">
          <ExitCard hypercare={hypercare} today={today} />
          {canReadTickets && hypercare.phase === 'running' && <StandUpCards charter={hypercare.charter} />}
          {canReadTickets && hypercare.phase !== 'before' && (
            <StandUpRecordsCard hypercare={hypercare} today={today} />
          )}
          {canReadTickets && <RequestsCard />}
        </div>
        <div className="bw-stack">
          <DutyCard hypercare={hypercare} today={today} />
          <CharterCard hypercare={hypercare} />
        </div>
      </div>
      {asked === 'end' && <EndDialog hypercare={hypercare} onClose={close} />}
      {asked === 'early' && <EndEarlyDialog hypercare={hypercare} onClose={close} />}
      {asked === 'prolong' && <ProlongDialog hypercare={hypercare} onClose={close} />}
    </Page>
  );
}

/** The record whose day the address names, else hypercare itself. */
function RecordOrAll({ heldOn, ...shown }: Shown & { readonly heldOn: string }) {
  const texts = useTexts(hypercareTexts);
  return (
    <Answer of={useStandUps()} what={texts.what}>
      {({ rows }) => {
        const record = rows.find((one) => one.heldOn === heldOn);
        return record === undefined ? (
          <Found {...shown} />
        ) : (
          <StandUpRecordView record={record} hypercare={shown.hypercare} />
        );
      }}
    </Answer>
  );
}

function WithHypercare({ rollout, asAt }: Omit<Shown, 'hypercare'>) {
  const texts = useTexts(hypercareTexts);
  const [heldOn] = useAddressValue('stand-up');
  const answer = useRoute(hypercareRoutes.getHypercare, { params: { rolloutId: rollout.rolloutId } });
  return (
    <Answer of={answer} what={texts.what}>
      {(hypercare) =>
        heldOn === undefined ? (
          <Found rollout={rollout} hypercare={hypercare} asAt={asAt} />
        ) : (
          <RecordOrAll heldOn={heldOn} rollout={rollout} hypercare={hypercare} asAt={asAt} />
        )
      }
    </Answer>
  );
}

export default function HypercarePage() {
  const texts = useTexts(hypercareTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{({ asAt }) => <WithHypercare rollout={found} asAt={asAt} />}</Answer>}
    </Answer>
  );
}
