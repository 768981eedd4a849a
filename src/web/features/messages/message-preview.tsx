/** The message as one person reads it, for each shown language: rendered as an e-mail, or as plain text. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#contracts/ids.ts';
import { messageRoutes, previewCases, type MessagePreview as Preview } from '#contracts/messages.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { call } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import type { Locale } from '../../i18n/locale.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Loading } from '../../ui/progress.tsx';
import { MailFrame } from './mail-frame.tsx';
import type { MessageWork } from './message-work.ts';
import { messagesTexts } from './messages-texts.ts';

type View = 'mail' | 'plain';

function bodyOf(reader: string) {
  if (reader === 'first') return {};
  const worstCase = previewCases.find((known) => known === reader);
  return worstCase === undefined ? { personId: Number(reader) as PersonId } : { worstCase };
}

function usePreview(work: MessageWork, locale: Locale, reader: string) {
  const { rolloutId, view, settled } = work;
  const params = { rolloutId, stageKind: view.stageKind };
  return useQuery<Preview, ApiProblem>({
    queryKey: ['previewMessage', params, locale, reader, settled],
    queryFn: ({ signal }) =>
      call(
        messageRoutes.previewMessage,
        { params, body: { ...bodyOf(reader), variants: settled, locale } },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

function Rendered({ preview, view }: { readonly preview: Preview; readonly view: View }) {
  const texts = useTexts(messagesTexts);
  return (
    <>
      <p className="message-reader">
        {preview.person === null ? texts.previewExample : texts.previewOf(preview.person.displayName)}
      </p>
      <div className="message-mail" lang={preview.locale}>
        <p className="message-subject">
          <span className="bw-quiet">{texts.subjectLine}</span> <b>{preview.subject}</b>
        </p>
        {view === 'mail' ? (
          <MailFrame title={texts.frame} html={preview.html} />
        ) : (
          <pre className="message-plain">{preview.text}</pre>
        )}
      </div>
    </>
  );
}

function PreviewColumn({
  work,
  locale,
  reader,
  view,
}: {
  readonly work: MessageWork;
  readonly locale: Locale;
  readonly reader: string;
  readonly view: View;
}) {
  const texts = useTexts(messagesTexts);
  const preview = usePreview(work, locale, reader);
  if (preview.error !== null)
    return (
      <div className="bw-stack">
        <p className="bw-quiet">{texts.previewBlocked}</p>
        <ProblemNotice problem={preview.error} />
      </div>
    );
  if (preview.data === undefined) return <Loading what={texts.preview} />;
  return <Rendered preview={preview.data} view={view} />;
}

/** The people one can choose to read as: some of the first stage of the kind. */
function useReaders(work: MessageWork) {
  const texts = useTexts(messagesTexts);
  const canRead = useCan('people.read');
  const stages = useRollout().data?.stages ?? [];
  const stage = stages.find(({ kind, people }) => kind === work.view.stageKind && people > 0);
  const people = useRoute(
    rolloutRoutes.listEnrolments,
    {
      params: { rolloutId: work.rolloutId },
      query: stage === undefined ? { limit: 50 } : { stageId: stage.stageId, limit: 50 },
    },
    { isEnabled: canRead && stage !== undefined },
  );
  return [
    ...(['first', ...previewCases] as const).map((value) => ({
      value: value as string,
      label: texts.readers[value],
    })),
    ...(people.data?.rows ?? []).map((row) => ({ value: String(row.personId), label: row.displayName })),
  ];
}

/** The card with the reader, the view and one rendered message per shown language. */
export function MessagePreview({
  work,
  shown,
}: {
  readonly work: MessageWork;
  readonly shown: readonly Locale[];
}) {
  const texts = useTexts(messagesTexts);
  const [reader, setReader] = useState('first');
  const [view, setView] = useState<View>('mail');
  return (
    <Card
      title={texts.preview}
      note={
        <Chips label={texts.views}>
          <Chip label={texts.mail} isOn={view === 'mail'} onClick={() => setView('mail')} />
          <Chip label={texts.plain} isOn={view === 'plain'} onClick={() => setView('plain')} />
        </Chips>
      }
    >
      <div className="message-reader-choice">
        <SelectField
          label={texts.reader}
          value={reader}
          onChange={(next) => next !== null && setReader(next)}
          choices={useReaders(work)}
        />
      </div>
      <div className="message-fields" data-columns={shown.length}>
        <div className="message-columns">
          {shown.map((locale) => (
            <div key={locale}>
              <PreviewColumn work={work} locale={locale} reader={reader} view={view} />
            </div>
          ))}
        </div>
      </div>
    </Card>
  );
}
