/** The part of a new finding that is about an app: which, how severe, by when, and what that means for the starts. */
import { useState } from 'react';
import type { AppId, RolloutId } from '#contracts/ids.ts';
import { peopleRoutes, type AppRow } from '#contracts/people.ts';
import {
  triageAction,
  triageGrades,
  triageRoutes,
  type NewAppTriage,
  type TriageAction,
  type TriageGrade,
} from '#contracts/triage.ts';
import { given } from '../../api/given.ts';
import { useRoute } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField, TextAreaField, type Choice } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { triageTexts } from './triage-texts.ts';

/** The app of a draft; `action` is what the matrix says, null until it is known. */
export type AppDraft = {
  readonly app: Pick<AppRow, 'appId' | 'name' | 'importance'> | null;
  readonly severity: TriageGrade;
  readonly priority: TriageGrade;
  readonly workaround: string;
};

export const noApp: AppDraft = { app: null, severity: 2, priority: 2, workaround: '' };

/** What is sent about the app; undefined when the finding is not about one. */
export function appOf({ app, severity, priority, workaround }: AppDraft): NewAppTriage | undefined {
  if (app === null) return undefined;
  const words = workaround.trim();
  return { appId: app.appId, severity, priority, ...(words === '' ? {} : { workaround: words }) };
}

/** What the matrix of the rollout says about a draft; undefined without an app, or until the matrix is there. */
export function useTriageAction(rolloutId: RolloutId, { app, severity }: AppDraft): TriageAction | undefined {
  const matrix = useRoute(triageRoutes.getTriage, { params: { rolloutId } }).data;
  if (app === null || matrix === undefined) return undefined;
  return triageAction(matrix, app.importance, severity);
}

function gradeChoices(labels: Readonly<Record<TriageGrade, string>>): readonly Choice<string>[] {
  return triageGrades.map((grade) => ({ value: String(grade), label: labels[grade] }));
}

/** Any app of the inventory, found by typing. */
function AppField({
  chosen,
  onChange,
}: {
  readonly chosen: AppDraft['app'];
  readonly onChange: (app: AppDraft['app']) => void;
}) {
  const texts = useTexts(triageTexts);
  const [search, setSearch] = useState('');
  const wanted = search === '' || search === chosen?.name ? undefined : search;
  const found = useRoute(peopleRoutes.listApps, { query: given({ search: wanted, limit: 50 }) }).data?.rows;
  const apps = new Map((found ?? []).map((app) => [app.appId, app] as const));
  const choices = [
    ...(chosen === null || apps.has(chosen.appId)
      ? []
      : [{ value: String(chosen.appId), label: chosen.name }]),
    ...[...apps.values()].map(({ appId, name }) => ({ value: String(appId), label: name })),
  ];
  return (
    <SelectField
      label={texts.app}
      help={texts.appHelp}
      pointer="/app/appId"
      placeholder={texts.noApp}
      value={chosen === null ? null : String(chosen.appId)}
      choices={choices}
      onSearch={setSearch}
      onChange={(value) => onChange(value === null ? null : (apps.get(Number(value) as AppId) ?? chosen))}
    />
  );
}

/** The fields; those after the app only once there is one. */
export function AppFields({
  draft,
  action,
  error,
  onChange,
}: {
  readonly draft: AppDraft;
  readonly action: TriageAction | undefined;
  /** What is wrong with the workaround. */
  readonly error: string | undefined;
  readonly onChange: (draft: AppDraft) => void;
}) {
  const texts = useTexts(triageTexts);
  const setGrade = (key: 'severity' | 'priority') => (value: string | null) => {
    if (value !== null) onChange({ ...draft, [key]: Number(value) as TriageGrade });
  };
  return (
    <>
      <AppField chosen={draft.app} onChange={(app) => onChange({ ...draft, app })} />
      {draft.app !== null && (
        <>
          <SelectField
            label={texts.severityLabel}
            value={String(draft.severity)}
            onChange={setGrade('severity')}
            choices={gradeChoices(texts.grades)}
          />
          <SelectField
            label={texts.priorityLabel}
            value={String(draft.priority)}
            onChange={setGrade('priority')}
            choices={gradeChoices(texts.priorities)}
          />
          {action === 'workaround' && (
            <TextAreaField
              label={texts.workaround}
              help={texts.workaroundHelp}
              pointer="/app/workaround"
              value={draft.workaround}
              onChange={(workaround) => onChange({ ...draft, workaround })}
              error={error}
              isRequired
            />
          )}
          {action !== undefined && (
            <Notice tone={action.startsWith('stop') ? 'warn' : 'accent'}>{texts.consequence[action]}</Notice>
          )}
        </>
      )}
    </>
  );
}
