/** Before anybody is chosen: what will happen, in three steps. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { chooseTexts } from './choose-texts.ts';

/** The card of steps. */
export function HowChosen() {
  const texts = useTexts(chooseTexts);
  const { steps } = texts;
  return (
    <Card title={texts.how} isLined>
      <Rows label={texts.how}>
        <Row icon="people" title={<b>{steps.compare}</b>} note={steps.compareNote} />
        <Row icon="chart" title={<b>{steps.draft}</b>} note={steps.draftNote} />
        <Row icon="lock" title={<b>{steps.freeze}</b>} note={steps.freezeNote} />
      </Rows>
    </Card>
  );
}
