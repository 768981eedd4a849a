/** Giving the selected pieces themes, and taking themes away from them. */
import { useState } from 'react';
import { feedbackRoutes, type FeedbackOverview, type FeedbackPiece } from '#contracts/feedback.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { SeveralField } from '../../ui/several-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { feedbackTexts } from './feedback-texts.ts';
import { ThemesField } from './themes-field.tsx';

export function ThemeDialog({
  rolloutId,
  pieces,
  overview,
  onDone,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly pieces: readonly FeedbackPiece[];
  readonly overview: FeedbackOverview;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const [isChecked, setChecked] = useState(false);
  const sort = useCommand(feedbackRoutes.sortFeedback, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.sorted });
      onDone();
    },
  });
  const theirs = [...new Set(pieces.flatMap(({ themes }) => themes))];
  const isNothing = add.length + remove.length === 0;
  const submit = () => {
    setChecked(true);
    if (isNothing) return;
    sort.mutate({
      params: { rolloutId },
      body: {
        pieces: pieces.map(({ source, key }) => ({ source, key })),
        add: [...add],
        remove: [...remove],
      },
    });
  };
  return (
    <Dialog isOpen title={texts.sortTitle} onClose={onClose}>
      <Form onSubmit={submit}>
        <p className="bw-quiet">{texts.selected(pieces.length, format.number(pieces.length))}</p>
        <ThemesField
          label={texts.add}
          help={texts.themesHelp}
          existing={overview.themes.map(({ theme }) => theme)}
          value={add}
          error={isChecked && isNothing ? texts.sortNothing : undefined}
          onChange={setAdd}
        />
        {theirs.length > 0 && (
          <SeveralField
            label={texts.takeAway}
            all={theirs}
            nameOf={(theme) => theme}
            value={remove}
            onChange={setRemove}
          />
        )}
        {sort.error !== null && <ProblemNotice problem={sort.error} />}
        <FormFoot label={texts.sort} isBusy={sort.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
