/** Putting people on a list: a few by hand, or many from a file that is looked at first. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { exceptionKinds, exceptionLists, exceptionRoutes } from '#contracts/exceptions.ts';
import type { Output } from '#contracts/route.ts';
import { call } from '../../api/client.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Form, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { exceptionsTexts } from './exceptions-texts.ts';

type Draft = {
  readonly list: (typeof exceptionLists)[number];
  readonly kind: (typeof exceptionKinds)[number];
  readonly reason: string;
  readonly untilOn: string;
  readonly people: string;
};
type Preview = Output<typeof exceptionRoutes.previewExceptionFile>;

const empty: Draft = { list: 'exclude', kind: 'executive', reason: '', untilOn: '', people: '' };
const reasonLeast = 3;
const problemsShown = 8;

function namesOf(people: string): string[] {
  return people
    .split(/[\n,;]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function defaultsOf({ list, kind, reason, untilOn }: Draft) {
  return given({
    list,
    kind,
    reason: reason.trim() === '' ? undefined : reason.trim(),
    untilOn: untilOn === '' ? undefined : untilOn,
  }) as { list: Draft['list'] };
}

function FilePart({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) {
  const texts = useTexts(exceptionsTexts);
  const format = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const query = defaultsOf(draft);
  const preview = useMutation<Preview, ApiProblem, File>({
    mutationFn: async (chosen) =>
      await call(exceptionRoutes.previewExceptionFile, { query, body: chosen } as never),
    meta: { isQuiet: true },
  });
  const apply = useCommand(exceptionRoutes.importExceptionFile, {
    isQuiet: true,
    onDone: () => {
      preview.reset();
      onDone();
    },
  });
  const take = (chosen: File) => {
    setFile(chosen);
    preview.mutate(chosen);
  };
  const say = useSay();
  const found = preview.data;
  return (
    <>
      <h3>{texts.file}</h3>
      <FileDrop choose={texts.choose} drop={texts.drop} accept=".csv,text/csv,text/plain" onFile={take}>
        <p className="bw-quiet">{texts.fileNote}</p>
      </FileDrop>
      {preview.error !== null && <ProblemNotice problem={preview.error} />}
      {found !== undefined && found.problemCount > 0 && (
        <Notice tone="fail" title={texts.problems(format.number(found.problemCount))}>
          <ul>
            {found.problems.slice(0, problemsShown).map((problem) => (
              <li key={`${problem.line} ${problem.code}`}>
                {texts.line(format.number(problem.line))}: {say(problem.statement)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {found !== undefined && found.problemCount === 0 && file !== null && (
        <Notice
          actions={
            <Button
              size="compact-sm"
              disabled={apply.isPending}
              onClick={() =>
                apply.mutate(
                  { query: { ...query, shown: found.added + found.replaced }, body: file } as never,
                  { onError: ({ code }) => code === 'shown_changed' && preview.mutate(file) },
                )
              }
            >
              {texts.apply(format.number(found.added + found.replaced))}
            </Button>
          }
        >
          {texts.preview(format.number(found.added), format.number(found.replaced))}
        </Notice>
      )}
      {apply.error !== null && <ProblemNotice problem={apply.error} />}
    </>
  );
}

/** The card beside the list. */
export function AddExceptions() {
  const texts = useTexts(exceptionsTexts);
  const [draft, setDraft] = useState<Draft>(empty);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const add = useCommand(exceptionRoutes.addExceptions, { isQuiet: true, onDone: () => setDraft(empty) });
  const people = namesOf(draft.people);
  const isReady = people.length > 0 && draft.reason.trim().length >= reasonLeast;
  const save = () => {
    const { list, kind, untilOn } = draft;
    const body = { people, list, kind, reason: draft.reason.trim() };
    if (isReady) add.mutate({ body: untilOn === '' ? body : { ...body, untilOn } });
  };
  return (
    <Card title={texts.add}>
      <Form onSubmit={save}>
        <SelectField
          label={texts.list}
          value={draft.list}
          choices={exceptionLists.map((value) => ({ value, label: texts.lists[value] }))}
          onChange={(list) => change({ list: list ?? 'exclude' })}
        />
        <SelectField
          label={texts.kind}
          value={draft.kind}
          choices={exceptionKinds.map((value) => ({ value, label: texts.kinds[value] }))}
          onChange={(kind) => change({ kind: kind ?? 'other' })}
        />
        <TextField
          label={texts.reason}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          isRequired
        />
        <TextField
          label={texts.until}
          help={texts.untilHelp}
          type="date"
          value={draft.untilOn}
          onChange={(untilOn) => change({ untilOn })}
        />
        <TextAreaField
          label={texts.people}
          help={texts.peopleHelp}
          value={draft.people}
          onChange={(text) => change({ people: text })}
          isRequired
        />
        {add.error !== null && <ProblemNotice problem={add.error} />}
        <div className="bw-form-buttons">
          <Button type="submit" variant="filled" disabled={!isReady || add.isPending}>
            {texts.save}
          </Button>
        </div>
        <FilePart draft={draft} onDone={() => setDraft(empty)} />
      </Form>
    </Card>
  );
}
