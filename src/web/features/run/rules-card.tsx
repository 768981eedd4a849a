/** The stop rules, retries and limits of deferrals of a rollout in words; who runs it can change them. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  runRuleRoutes,
  usualDeferrals,
  usualFollowing,
  type DeferralRules,
  type FollowingRule,
  type PlanTrack,
  type RetryRule,
  type RunRules,
  type StopRule,
} from '#contracts/run-rules.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { deferralTexts } from '../deferrals/deferral-texts.ts';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { nextStageTexts } from './next-stage-texts.ts';
import { RulesDialog } from './rules-dialog.tsx';
import { runTexts } from './run-texts.ts';

function useStopWords() {
  const texts = useTexts(runTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  return ({ scope, attribute, unit, limit }: StopRule): string => {
    const reached =
      unit === 'people'
        ? texts.failures(limit, format.number(limit))
        : texts.shareFailed(format.percent(limit, 1));
    if (scope === 'stage') return texts.stopInStage(reached);
    return scope === 'group'
      ? texts.stopInGroup(reached, attributeName(attribute ?? ''))
      : texts.stopInRollout(reached);
  };
}

function StopRules({ rules }: { readonly rules: readonly StopRule[] }) {
  const texts = useTexts(runTexts);
  const format = useFormat();
  const words = useStopWords();
  if (rules.length === 0) return <p className="bw-card-quiet">{texts.noStopRules}</p>;
  return (
    <Rows label={texts.stopRules}>
      {rules.map((rule) => (
        <Row
          key={JSON.stringify(rule)}
          icon="stop"
          title={words(rule)}
          note={texts.fromSample(rule.minimumSample, format.number(rule.minimumSample))}
        />
      ))}
    </Rows>
  );
}

function Retries({ rules }: { readonly rules: readonly RetryRule[] }) {
  const texts = useTexts(runTexts);
  const format = useFormat();
  if (rules.length === 0) return <p className="bw-card-quiet">{texts.noRetries}</p>;
  return (
    <Rows label={texts.retries}>
      {rules.map((rule) => (
        <Row
          key={JSON.stringify(rule)}
          icon="undo"
          title={rule.match === '' ? texts.anyFailure : texts.matches(rule.match)}
          note={texts.retried(rule.most, format.number(rule.most), rule.afterDays)}
        />
      ))}
    </Rows>
  );
}

function Deferrals({ rules }: { readonly rules: DeferralRules }) {
  const texts = useTexts(deferralTexts);
  return (
    <Rows label={texts.card}>
      <Row
        icon="clock"
        title={texts.rule(rules.most)}
        note={rules.most === 0 ? undefined : texts.within(rules.withinDays)}
      />
    </Rows>
  );
}

function Following({ rule, plans }: { readonly rule: FollowingRule; readonly plans: readonly PlanTrack[] }) {
  const texts = useTexts(nextStageTexts);
  const words = useTexts(runTexts);
  const { tracks } = useTexts(trackTexts);
  const format = useFormat();
  const { afterDays, byHand } = rule;
  const when = afterDays === null ? texts.onDate : texts.after(afterDays);
  return (
    <Rows label={texts.card}>
      <Row
        icon="calendar"
        title={when.charAt(0).toLocaleUpperCase() + when.slice(1)}
        note={byHand ? texts.byHand : texts.byItself}
      />
      {plans.length > 0 && (
        <Row icon="tasks" title={words.plansAsked(format.list(plans.map((track) => tracks[track])))} />
      )}
    </Rows>
  );
}

function Found({ rules }: { readonly rules: RunRules }) {
  const texts = useTexts(runTexts);
  const deferrals = useTexts(deferralTexts);
  const next = useTexts(nextStageTexts);
  const canRun = useCan('rollout.run');
  const barred = useBarredBy();
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <div className="run-rules">
        <Card title={texts.stopRules} note={texts.stopNote} isLined>
          <StopRules rules={rules.stopRules} />
        </Card>
        <Card title={texts.retries} note={texts.retriesNote} isLined>
          <Retries rules={rules.retries} />
        </Card>
        <Card title={next.card} note={next.cardNote} isLined>
          <Following rule={rules.following ?? usualFollowing} plans={rules.plans ?? []} />
        </Card>
        <Card title={deferrals.card} note={deferrals.cardNote} isLined>
          <Deferrals rules={rules.deferrals ?? usualDeferrals} />
        </Card>
      </div>
      {canRun && (
        <div>
          <Button disabled={barred !== undefined} onClick={() => setChanging(true)}>
            {texts.change}
          </Button>
          {barred !== undefined && <p className="bw-quiet">{barred}</p>}
        </div>
      )}
      {isChanging && <RulesDialog rules={rules} onClose={() => setChanging(false)} />}
    </>
  );
}

export function RulesCards() {
  const texts = useTexts(runTexts);
  const rules = useRoute(runRuleRoutes.getRunRules, { params: { rolloutId: useRolloutId() } });
  return (
    <Answer of={rules} what={texts.stopRules}>
      {(found) => <Found rules={found} />}
    </Answer>
  );
}
