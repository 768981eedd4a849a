/** The data-quality report of an import: rows, and what stands out with counts, examples and line numbers. */
import type { ImportReport, QualityFinding } from '#contracts/imports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import type { Tone } from '../../ui/tone.ts';
import { importResultTexts } from './import-result-texts.ts';

const looks: Readonly<Record<QualityFinding['severity'], { readonly tone: Tone; readonly icon: IconName }>> =
  {
    error: { tone: 'fail', icon: 'cross' },
    warning: { tone: 'warn', icon: 'warn' },
    information: { tone: 'none', icon: 'info' },
  };

type FindingProps = { readonly finding: QualityFinding; readonly isSheet: boolean };

function Examples({ finding, isSheet }: FindingProps) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const place = isSheet ? texts.row : texts.line;
  if (finding.examples.length === 0) return null;
  return (
    <details className="import-people">
      <summary>{texts.examples(finding.examples.length, format.number(finding.examples.length))}</summary>
      <ul>
        {finding.examples.map((example) => (
          <li key={`${example.line}:${example.value}:${example.note ?? ''}`}>
            {example.line > 0 && <span className="bw-quiet">{place(format.number(example.line))} </span>}
            {example.value}
            {example.note !== null && <span className="bw-quiet"> {example.note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Finding({ finding, isSheet }: FindingProps) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const say = useSay();
  const where = finding.column === null ? '' : ` ${texts.inColumn(finding.column)}`;
  return (
    <Row
      {...looks[finding.severity]}
      title={<b>{say(finding.message)}</b>}
      note={`${texts.times(finding.count, format.number(finding.count))}${where}. ${say(finding.mend)}`}
    >
      <Examples finding={finding} isSheet={isSheet} />
    </Row>
  );
}

/** Row figures above the findings, errors first. */
export function ImportQuality({
  report,
  isSheet,
}: {
  readonly report: ImportReport;
  /** Rows of a sheet, not lines of a text. */
  readonly isSheet: boolean;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const always = [
    { value: format.number(report.rows), label: texts.rowsFigure },
    { value: format.number(report.importable), label: texts.importable },
    {
      value: format.number(report.refused),
      label: texts.refused,
      tone: report.refused > 0 ? ('fail' as const) : undefined,
    },
  ];
  const further = (['skipped', 'vacancies', 'otherEntries', 'disabled'] as const)
    .filter((key) => report[key] > 0)
    .map((key) => ({ value: format.number(report[key]), label: texts[key] }));
  return (
    <Card
      title={texts.qualityHead}
      note={
        report.profiledRows < report.rows ? texts.profiled(format.number(report.profiledRows)) : undefined
      }
    >
      <Figures figures={[...always, ...further]} />
      {report.missingColumns.length > 0 && <p>{texts.missingColumns(format.list(report.missingColumns))}</p>}
      {report.droppedForPrivacy.length > 0 && <p>{texts.dropped(format.list(report.droppedForPrivacy))}</p>}
      {report.findings.length === 0 ? (
        <p className="bw-quiet">{texts.qualityNone}</p>
      ) : (
        <Rows>
          {report.findings.map((finding) => (
            <Finding key={`${finding.code}:${finding.column ?? ''}`} finding={finding} isSheet={isSheet} />
          ))}
        </Rows>
      )}
    </Card>
  );
}
