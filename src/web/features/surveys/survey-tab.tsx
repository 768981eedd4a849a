/** The tab of the survey: its questions by day with what was answered, or how to begin. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerDays, remindAfterDays, surveyRoutes, type Survey } from '#contracts/surveys.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { QuestionBlock } from './question-block.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { surveyTexts } from './survey-texts.ts';
import './surveys.css';

function NoQuestions({ onAdd }: { readonly onAdd: () => void }) {
  const texts = useTexts(surveyTexts);
  const rolloutId = useRolloutId();
  const canWrite = useCan('message.write');
  const start = useCommand(surveyRoutes.addStarterSurvey, {
    onDone: () => showToast({ tone: 'pass', title: texts.starterSaved }),
  });
  if (!canWrite) return <p className="bw-quiet">{texts.emptyForbidden}</p>;
  return (
    <EmptyState
      icon="chat"
      title={texts.emptyTitle}
      actions={
        <>
          <Button
            variant="filled"
            loading={start.isPending}
            onClick={() => start.mutate({ params: { rolloutId } })}
          >
            {texts.starter}
          </Button>
          <Button onClick={onAdd}>{texts.add}</Button>
        </>
      }
    >
      {texts.emptyText}
    </EmptyState>
  );
}

function NobodyAsked() {
  const texts = useTexts(surveyTexts);
  const navigate = useNavigate();
  const rolloutId = useRolloutId();
  const go = () => void navigate({ to: `/rollouts/${rolloutId}/messages?tab=survey` as never });
  return (
    <Notice tone="warn" title={texts.offTitle} actions={<Button onClick={go}>{texts.toMessages}</Button>}>
      {texts.offText}
    </Notice>
  );
}

function Days({ survey, onAdd }: { readonly survey: Survey; readonly onAdd: () => void }) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const canWrite = useCan('message.write');
  const inUse = survey.questions.filter(({ retiredAt }) => retiredAt === null);
  const retired = survey.questions.filter(({ retiredAt }) => retiredAt !== null);
  const days = Map.groupBy([...inUse, ...retired], ({ day }) => day);
  return (
    <>
      {!survey.invites && inUse.length > 0 && <NobodyAsked />}
      <div className="survey-head">
        <p className="bw-quiet">{texts.note}</p>
        {canWrite && <Button onClick={onAdd}>{texts.add}</Button>}
      </div>
      {[...days]
        .toSorted(([left], [right]) => left - right)
        .map(([day, questions]) => (
          <Card
            key={day}
            title={texts.day(day, format.number(day))}
            note={texts.closes(format.number(answerDays), format.number(remindAfterDays))}
            isLined
          >
            <ul className="survey-questions">
              {questions.map((question) => (
                <QuestionBlock
                  key={question.surveyQuestionId}
                  question={question}
                  defaultLocale={survey.defaultLocale}
                />
              ))}
            </ul>
          </Card>
        ))}
    </>
  );
}

export function SurveyTab() {
  const texts = useTexts(surveyTexts);
  const survey = useRoute(surveyRoutes.getSurvey, { params: { rolloutId: useRolloutId() } });
  const [isAdding, setAdding] = useState(false);
  const add = () => setAdding(true);
  return (
    <Answer of={survey} what={texts.what}>
      {(data) => (
        <>
          {data.questions.length === 0 ? <NoQuestions onAdd={add} /> : <Days survey={data} onAdd={add} />}
          {isAdding && <QuestionDialog defaultLocale={data.defaultLocale} onClose={() => setAdding(false)} />}
        </>
      )}
    </Answer>
  );
}
