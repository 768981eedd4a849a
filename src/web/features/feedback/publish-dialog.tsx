/** Telling everybody of the rollout what was changed because of feedback, in the languages that are written. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { proposalRoutes, type Proposal } from '#contracts/proposals.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { localeNames, locales, type Locale } from '../../i18n/locale.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextAreaField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { proposalTexts } from './proposal-texts.ts';

type Draft = Readonly<Record<Locale, string>>;

/** The languages that were written; null when none was, or one is too short. */
function textsOf(draft: Draft): Partial<Record<Locale, string>> | null {
  const written = locales
    .map((locale) => [locale, draft[locale].trim()] as const)
    .filter(([, text]) => text !== '');
  const isFit = written.length > 0 && written.every(([, text]) => text.length >= reasonLengthMin);
  return isFit ? Object.fromEntries(written) : null;
}

export function PublishDialog({
  rolloutId,
  proposal: { proposalId, published },
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const [draft, set] = useFields<Draft>({ en: '', sv: '', de: '', ...published });
  const [isLacking, setLacking] = useState(false);
  const publish = useCommand(proposalRoutes.publishProposal, {
    isQuiet: true,
    onDone: (told) => {
      const title = told.published === null ? texts.unpublished : texts.published;
      showToast({ tone: 'pass', title });
      onClose();
    },
  });
  const params = { rolloutId, proposalId };
  const submit = () => {
    const written = textsOf(draft);
    setLacking(written === null);
    if (written !== null) publish.mutate({ params, body: { texts: written } });
  };
  return (
    <Dialog isOpen title={texts.publishTitle} onClose={onClose}>
      <FieldErrors errors={publish.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.publishText}</p>
          {locales.map((locale, index) => (
            <TextAreaField
              key={locale}
              label={localeNames[locale]}
              help={index === 0 ? texts.publishHelp : undefined}
              pointer={`/texts/${locale}`}
              minRows={2}
              value={draft[locale]}
              onChange={set(locale)}
            />
          ))}
          {isLacking && <Notice tone="warn">{texts.publishNone}</Notice>}
          {publish.error !== null && publish.error.errors.length === 0 && (
            <ProblemNotice problem={publish.error} />
          )}
          {published !== null && (
            <Button
              variant="subtle"
              loading={publish.isPending}
              onClick={() => publish.mutate({ params, body: { texts: null } })}
            >
              {texts.unpublish}
            </Button>
          )}
          <FormFoot label={texts.publish} isBusy={publish.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
