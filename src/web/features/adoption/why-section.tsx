/** Why people stopped using it, as far as their answers may be told. */
import type { WhyView } from '#contracts/adoption.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { adoptionTexts } from './adoption-texts.ts';

function Reasons({ why }: { readonly why: WhyView }) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  if (why.figure !== 'shown') return <p className="bw-quiet">{texts.whyFigures[why.figure]}</p>;
  const answered = why.reasons.reduce((sum, { answers }) => sum + answers, why.hidden);
  return (
    <>
      <ul className="adoption-reasons">
        {why.reasons.map(({ reason, answers }) => (
          <li key={reason}>
            <span>{texts.reasons[reason]}</span>
            <b>{format.number(answers)}</b>
            <i aria-hidden="true" style={{ width: `${(answers / answered) * 100}%` }} />
          </li>
        ))}
      </ul>
      {why.hidden > 0 && <p className="bw-quiet">{texts.hidden(format.number(why.hidden))}</p>}
    </>
  );
}

export function WhySection({ why, isAsked }: { readonly why: WhyView; readonly isAsked: boolean }) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const { asked, words } = why;
  const nobody = isAsked ? texts.whyNone : texts.whyOff;
  return (
    <PanelSection
      title={texts.whyTitle}
      note={asked === 0 ? undefined : texts.asked(asked, format.number(asked))}
    >
      {asked === 0 ? <p className="bw-quiet">{nobody}</p> : <Reasons why={why} />}
      {words.length > 0 && (
        <details>
          <summary>
            {texts.words} <span className="bw-quiet">{texts.wordsNote}</span>
          </summary>
          <ul>
            {[...new Set(words)].map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </details>
      )}
    </PanelSection>
  );
}
