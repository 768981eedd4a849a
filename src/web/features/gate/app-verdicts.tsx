/** Each app that outcomes are about, with its own verdict, the worst first: a good app must not hide a bad one. */
import type { QuantitativeCriterion } from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useState } from 'react';
import { writeBand, writeValue } from '../criteria/criterion-values.ts';
import { gateTexts } from './gate-texts.ts';
import type { Criterion } from './verdict-words.ts';
import './app-verdicts.css';

const appsShown = 10;

type App = NonNullable<Criterion['evaluation']['apps']>[number];

function AppRow({ app, kind }: { readonly app: App; readonly kind: QuantitativeCriterion['kind'] }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const { estimate, lower, upper } = app;
  return (
    <tr>
      <th scope="row">{app.app}</th>
      <td>{format.number(app.n)}</td>
      <td>
        {estimate === null ? '–' : writeValue(format, kind, estimate)}
        {lower !== null && <small>{texts.band(writeBand(format, kind, lower, upper))}</small>}
      </td>
      <td>
        <VerdictTag verdict={app.verdict} />
      </td>
    </tr>
  );
}

/** The table; the first ten, the others when asked for. */
export function AppVerdicts({
  apps,
  kind,
}: {
  readonly apps: readonly App[];
  readonly kind: QuantitativeCriterion['kind'];
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const hidden = apps.length - appsShown;
  return (
    <div className="gate-apps">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.app}</th>
            <th scope="col">{texts.strataPeople}</th>
            <th scope="col">{texts.strataValue}</th>
            <th scope="col">{texts.appVerdict}</th>
          </tr>
        </thead>
        <tbody>
          {(isOpen ? apps : apps.slice(0, appsShown)).map((app) => (
            <AppRow key={app.app} app={app} kind={kind} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.fewerApps : texts.moreApps(format.number(hidden))}
        </TextButton>
      )}
    </div>
  );
}
