/** What a report says, section by section: for the screen and for paper. */
import type { ReportContent, ReportedNumber, ReportSection } from '#contracts/reports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { StageStateTag, VerdictTag } from '../../ui/state-tag.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import { stateTexts } from '../../ui/state-texts.ts';
import { ReportedUseCard } from '../adoption/reported-use.tsx';
import { criteriaTexts } from '../criteria/criteria-texts.ts';
import { writeBand, writeValue } from '../criteria/criterion-values.ts';
import { GateRisks } from '../gate/gate-risks.tsx';
import { listStates, sumOf } from '../rollouts/everybody.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { reportsTexts } from './reports-texts.ts';

function People({ content }: { readonly content: ReportContent }) {
  const texts = useTexts(reportsTexts);
  const { enrolment } = useTexts(stateTexts);
  const format = useFormat();
  return (
    <Card title={texts.people} count={format.number(sumOf(content.people))}>
      <dl className="report-people">
        {listStates(content.people).map(({ state, count }) => (
          <div key={state} data-none={count === 0 || undefined}>
            <dt>{enrolment[state]}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Stages({ content }: { readonly content: ReportContent }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <Card title={texts.stages}>
      <StackingTable heads={[texts.stage, texts.state, texts.starts, texts.done]}>
        {content.stages.map(({ name, status, startsOn, people, done }) => (
          <tr key={name}>
            <th scope="row">{stageName(name)}</th>
            <td>
              <StageStateTag state={status} />
            </td>
            <td data-label={texts.starts}>{startsOn === null ? texts.noDate : format.date(startsOn)}</td>
            <td data-label={texts.done}>{texts.doneOf(format.number(done), format.number(people))}</td>
          </tr>
        ))}
      </StackingTable>
    </Card>
  );
}

function Value({ number }: { readonly number: ReportedNumber }) {
  const { notMeasured } = useTexts(uiTexts);
  const format = useFormat();
  const { kind, estimate, lower, upper } = number;
  if (estimate === null) return <>{notMeasured}</>;
  return (
    <>
      <b>{writeValue(format, kind, estimate)}</b>
      {lower !== null && <small>{writeBand(format, kind, lower, upper)}</small>}
    </>
  );
}

function NumberRow({ number }: { readonly number: ReportedNumber }) {
  const texts = useTexts(reportsTexts);
  const words = useTexts(criteriaTexts);
  const format = useFormat();
  const say = useSay();
  const { kind, minimum, target, baseline } = number;
  const limits = texts.against(
    writeValue(format, kind, minimum, true),
    writeValue(format, kind, target, true),
  );
  const before = baseline === null ? [] : [texts.baseline(writeValue(format, kind, baseline, true))];
  return (
    <tr>
      <th scope="row">
        {number.criterion}
        <small>{[words.roles[number.role], limits, ...before].join(' · ')}</small>
      </th>
      <td data-label={texts.value} className="report-value">
        <Value number={number} />
      </td>
      <td>
        <VerdictTag verdict={number.verdict} />
      </td>
      <td data-label={texts.why}>
        {say(number.statement)}
        <small>
          {texts.denominators(
            format.number(number.reported),
            format.number(number.reached),
            format.number(number.targeted),
          )}
        </small>
      </td>
    </tr>
  );
}

function Numbers({ content }: { readonly content: ReportContent }) {
  const texts = useTexts(reportsTexts);
  const stageName = useStageName();
  // What has been measured last stands first.
  const stages = [...new Set(content.numbers.map(({ stage }) => stage))].toReversed();
  if (stages.length === 0 && (content.use ?? []).length === 0)
    return (
      <Card title={texts.numbers}>
        <p className="bw-quiet">{texts.noNumbers}</p>
      </Card>
    );
  const byStage = stages.map((stage) => (
    <Card key={stage} title={`${texts.numbers}: ${stageName(stage)}`}>
      <div className="report-numbers">
        <StackingTable heads={[texts.measure, texts.value, texts.verdict, texts.why]}>
          {content.numbers
            .filter((number) => number.stage === stage)
            .map((number) => (
              <NumberRow key={number.criterion} number={number} />
            ))}
        </StackingTable>
      </div>
    </Card>
  ));
  return (
    <>
      <ReportedUseCard use={content.use ?? []} />
      {byStage}
    </>
  );
}

function Holds({ content }: { readonly content: ReportContent }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const say = useSay();
  return (
    <Card title={texts.holds}>
      {content.holds.length === 0 ? (
        <p className="bw-quiet">{texts.noHolds}</p>
      ) : (
        <Rows label={texts.holds}>
          {content.holds.map(({ reason, clears, since }) => (
            <Row
              key={`${since} ${reason.code}`}
              icon="pause"
              tone="warn"
              title={say(reason)}
              note={`${say(clears)} · ${texts.since(format.dateTime(since))}`}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function Risks({ content }: { readonly content: ReportContent }) {
  return <GateRisks risks={content.risks} />;
}

const sections: Readonly<
  Record<ReportSection, (props: { readonly content: ReportContent }) => React.ReactNode>
> = { people: People, stages: Stages, numbers: Numbers, holds: Holds, risks: Risks };

export function ReportBody({ content }: { readonly content: ReportContent }) {
  return content.sections.map((section) => {
    const Section = sections[section];
    return <Section key={section} content={content} />;
  });
}
