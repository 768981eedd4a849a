/** The two ways to begin in an empty organisation: a sample to explore, or one's own people. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { SampleProgress, useSample } from '../rehearsal/sample-work.tsx';
import { rolloutsTexts } from './rollouts-texts.ts';

function Way({
  icon,
  title,
  text,
  points,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly points: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      <span className="bw-first-icon">
        <Icon name={icon} size={20} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      <ul>
        {Object.values(points).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="bw-first-foot">{children}</div>
    </Card>
  );
}

function SampleWay() {
  const texts = useTexts(rolloutsTexts);
  const sample = useSample();
  return (
    <Way icon="flag" title={texts.sampleTitle} text={texts.sampleText} points={texts.samplePoints}>
      {sample.work === null ? (
        <Button variant="filled" loading={sample.isBusy} onClick={sample.start}>
          {texts.sampleButton}
        </Button>
      ) : (
        <SampleProgress sample={sample} />
      )}
    </Way>
  );
}

/** Both ways, each off with its reason when the person's role does not allow it. */
export function FirstSteps() {
  const texts = useTexts(rolloutsTexts);
  const canSample = useCan('rehearsal.run');
  const canImport = useCan('people.import');
  return (
    <>
      <div>
        <h2>{texts.firstTitle}</h2>
        <p className="bw-quiet">{texts.firstLead}</p>
      </div>
      <div className="bw-first">
        {canSample ? <SampleWay /> : <Card title={texts.sampleTitle}>{texts.noSample}</Card>}
        {canImport ? (
          <Way icon="upload" title={texts.importTitle} text={texts.importText} points={texts.importPoints}>
            <Button component={Link} to="/people">
              {texts.importButton}
            </Button>
          </Way>
        ) : (
          <Card title={texts.importTitle}>{texts.noImport}</Card>
        )}
      </div>
    </>
  );
}
