/** One message: the text in one language or all side by side, the preview beside it, and its approval. */
import { useState } from 'react';
import { messageRoutes, type MessageView } from '#contracts/messages.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { localeNames, locales, type Locale } from '../../i18n/locale.ts';
import { useFormat, useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Approval } from './approval.tsx';
import { MessageFields } from './message-fields.tsx';
import { MessagePreview } from './message-preview.tsx';
import { useMessageWork, type MessageWork, type StageKind } from './message-work.ts';
import { messagesTexts } from './messages-texts.ts';

type Shown = Locale | 'all';

/** One chip per language with what is to mend there, and one for all of them. */
function LanguageChips({
  work,
  shown,
  onShow,
}: {
  readonly work: MessageWork;
  readonly shown: Shown;
  readonly onShow: (next: Shown) => void;
}) {
  const texts = useTexts(messagesTexts);
  const format = useFormat();
  return (
    <Chips label={texts.languages}>
      {locales.map((locale) => {
        const own = work.findings.filter((finding) => finding.locale === locale);
        const errors = own.filter(({ level }) => level === 'error').length;
        const hints = own.length - errors;
        const words =
          errors > 0
            ? texts.errors(errors, format.number(errors))
            : hints > 0
              ? texts.hints(hints, format.number(hints))
              : undefined;
        return (
          <Chip
            key={locale}
            label={localeNames[locale]}
            value={words}
            icon={errors > 0 ? 'cross' : hints > 0 ? 'warn' : 'check'}
            tone={errors > 0 ? 'fail' : hints > 0 ? 'warn' : 'pass'}
            isOn={shown === locale}
            onClick={() => onShow(locale)}
          />
        );
      })}
      <Chip label={texts.sideBySide} isOn={shown === 'all'} onClick={() => onShow('all')} />
    </Chips>
  );
}

function Placeholders() {
  const texts = useTexts(messagesTexts);
  const notes = texts.placeholderNotes;
  const tags = [
    ['{{date}}', notes.date],
    ['{{person.givenName|…}}', notes.givenName],
    ['{{organisation}}', notes.organisation],
    ['{{help|…}}', notes.help],
    ['{{changed|…}}', notes.changed],
  ] as const;
  return (
    <details className="message-placeholders">
      <summary>{texts.placeholders}</summary>
      <dl>
        {tags.map(([tag, note]) => (
          <div key={tag}>
            <dt>
              <code>{tag}</code>
            </dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Editor({ view }: { readonly view: MessageView }) {
  const texts = useTexts(messagesTexts);
  const work = useMessageWork(useRolloutId(), view);
  const [shown, setShown] = useState<Shown>(useLocale());
  const shownLocales = shown === 'all' ? locales : [shown];
  const text = (
    <Card title={texts.text}>
      <Placeholders />
      <MessageFields work={work} shown={shownLocales} />
    </Card>
  );
  const chips = <LanguageChips work={work} shown={shown} onShow={setShown} />;
  if (shown === 'all')
    return (
      <>
        {chips}
        {text}
        <Approval work={work} />
        <MessagePreview work={work} shown={shownLocales} />
      </>
    );
  return (
    <>
      {chips}
      <div className="bw-split message-split">
        {text}
        <div className="bw-stack">
          <Approval work={work} />
          <MessagePreview work={work} shown={shownLocales} />
        </div>
      </div>
    </>
  );
}

/** The message of a kind of stage. */
export function MessageEditor({ stageKind }: { readonly stageKind: StageKind }) {
  const texts = useTexts(messagesTexts);
  const message = useRoute(messageRoutes.getMessage, { params: { rolloutId: useRolloutId(), stageKind } });
  return (
    <Answer of={message} what={texts.what}>
      {(view) => (view.stageKind === stageKind ? <Editor key={stageKind} view={view} /> : null)}
    </Answer>
  );
}
