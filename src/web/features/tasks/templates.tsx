/** The templates of task chains, and which kinds of stage get which. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  builtInChainNames,
  chainedKinds,
  chainRoutes,
  type ChainRule,
  type ChainTemplate,
} from '#contracts/chains.ts';
import type { ChainTemplateId } from '#contracts/ids.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { TemplateCard } from './template-card.tsx';
import { TemplateName } from './template-name.tsx';
import { templateTexts } from './template-texts.ts';
import { tasksTexts } from './tasks-texts.ts';

const none = 'none';

function Rules({
  rules,
  templates,
}: {
  readonly rules: readonly ChainRule[];
  readonly templates: readonly ChainTemplate[];
}) {
  const texts = useTexts(templateTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const canPlan = useCan('rollout.plan');
  const set = useCommand(chainRoutes.setChainRule, {
    onDone: ({ stages }) => showToast({ tone: 'pass', title: texts.ruleSet(stages, format.number(stages)) }),
  });
  const chosen = (kind: ChainRule['stageKind']) =>
    rules.find(({ stageKind }) => stageKind === kind)?.chainTemplateId ?? null;
  return (
    <Card title={texts.rules} note={texts.rulesNote}>
      {canPlan ? (
        <div className="tasks-pair">
          {chainedKinds.map((stageKind) => (
            <SelectField
              key={stageKind}
              label={texts.kinds[stageKind]}
              value={String(chosen(stageKind) ?? none)}
              choices={[
                { value: none, label: texts.noTemplate },
                ...templates.map(({ chainTemplateId, name }) => ({
                  value: String(chainTemplateId),
                  label: name,
                })),
              ]}
              onChange={(next) =>
                set.mutate({
                  params: { rolloutId },
                  body: {
                    stageKind,
                    chainTemplateId:
                      next === null || next === none ? null : (Number(next) as ChainTemplateId),
                  },
                })
              }
            />
          ))}
        </div>
      ) : (
        <Details
          entries={chainedKinds.map((kind) => [
            texts.kinds[kind],
            templates.find(({ chainTemplateId }) => chainTemplateId === chosen(kind))?.name ??
              texts.noTemplate,
          ])}
        />
      )}
    </Card>
  );
}

function Found({
  rules,
  templates,
  people,
}: {
  readonly rules: readonly ChainRule[];
  readonly templates: readonly ChainTemplate[];
  readonly people: ReadonlyMap<number, string>;
}) {
  const texts = useTexts(templateTexts);
  const canPlan = useCan('rollout.plan');
  const [isNaming, setNaming] = useState(false);
  const copy = useCommand(chainRoutes.copyBuiltInChain);
  const builtIn = builtInChainNames.map((chain, index) => (
    <Button
      key={chain}
      variant={templates.length === 0 && index === 0 ? 'filled' : 'default'}
      loading={copy.isPending && copy.variables.body.chain === chain}
      onClick={() => copy.mutate({ body: { chain } })}
    >
      {texts.builtIn[chain]}
    </Button>
  ));
  const add = (
    <Button variant="default" onClick={() => setNaming(true)}>
      {texts.add}
    </Button>
  );
  const buttons = canPlan && (
    <>
      {builtIn}
      {add}
    </>
  );
  return (
    <>
      {templates.length === 0 ? (
        <EmptyState icon="check" title={texts.none} actions={buttons}>
          {texts.noneText}
        </EmptyState>
      ) : (
        <>
          <Rules rules={rules} templates={templates} />
          {templates.map((template) => (
            <TemplateCard key={template.chainTemplateId} template={template} people={people} />
          ))}
          <div className="tasks-buttons">{buttons}</div>
        </>
      )}
      {isNaming && <TemplateName template={undefined} onClose={() => setNaming(false)} />}
    </>
  );
}

export function Templates({ rules }: { readonly rules: readonly ChainRule[] }) {
  const texts = useTexts(tasksTexts);
  const answer = useRoute(chainRoutes.listChainTemplates, {});
  return (
    <Answer of={answer} what={texts.templates}>
      {({ templates, people }) => (
        <Found
          rules={rules}
          templates={templates}
          people={new Map(people.map(({ accountId, name }) => [accountId, name]))}
        />
      )}
    </Answer>
  );
}
