/** Naming a template: a new one, with its first task to be written, or one there is. */
import { useState } from 'react';
import { chainRoutes, type ChainTemplate } from '#contracts/chains.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { emptyTask, taskOf } from './task-draft.ts';
import { templateTexts } from './template-texts.ts';

const nameLengthMin = 2;

export function TemplateName({
  template,
  onClose,
}: {
  /** Undefined for a new one. */
  readonly template: ChainTemplate | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(templateTexts);
  const [name, setName] = useState(template?.name ?? '');
  const add = useCommand(chainRoutes.addChainTemplate, { isQuiet: true, onDone: onClose });
  const change = useCommand(chainRoutes.changeChainTemplate, { isQuiet: true, onDone: onClose });
  const problem = add.error ?? change.error;
  const submit = () => {
    if (name.trim().length < nameLengthMin) return;
    const firstTask = taskOf({ ...emptyTask, title: texts.firstTask })!;
    const body = { name: name.trim(), tasks: template?.tasks ?? [firstTask] };
    if (template === undefined) add.mutate({ body });
    else change.mutate({ params: { chainTemplateId: template.chainTemplateId }, body });
  };
  return (
    <Dialog isOpen title={template === undefined ? texts.add : texts.rename} onClose={onClose}>
      <Form onSubmit={submit}>
        <TextField label={texts.name} value={name} onChange={setName} isRequired hasFocus />
        {problem !== null && <ProblemNotice problem={problem} />}
        <FormFoot
          label={texts.save}
          isBusy={add.isPending || change.isPending}
          isDisabled={name.trim().length < nameLengthMin}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
