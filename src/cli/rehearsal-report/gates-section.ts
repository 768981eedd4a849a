/** Gates: what was judged, what the rules proposed, who voted, and what was decided. */
import type { Decision } from '#contracts/gate.ts';
import { bandChart, type JudgedCriterion } from './band-chart.ts';
import { tag, verdictTag, type Tone } from './glyphs.ts';
import { html, type Markup } from './markup.ts';
import type { ReportFile } from './report-file.ts';
import { count, criterionValue, longDate, words } from './words.ts';

type Gate = ReportFile['gates'][number];

const decisionTones: Readonly<Record<Decision, Tone>> = {
  go: 'pass',
  conditional_go: 'warn',
  extend: 'warn',
  no_go: 'fail',
  rollback: 'fail',
};

export function gatesSection({ gates }: ReportFile): Markup {
  if (gates.length === 0)
    return html`<section>
      <h2>Gates</h2>
      <p class="lead">No gate was opened: the pilot was never judged.</p>
    </section>`;
  return html`<section>${gates.map(gateBlock)}</section>`;
}

function gateBlock(gate: Gate): Markup {
  const decided =
    gate.decision === null ? 'Nobody has decided.' : `Decided ${longDate(gate.decidedAt ?? '')}.`;
  return html`<h2>Gate of ${gate.stage === 'Pilot' ? 'the pilot' : gate.stage}</h2>
    <p class="lead">
      Opened ${longDate(gate.openedAt)} on criteria that were frozen before the first measurement. ${decided}
      The panel is simulated and follows what the rules propose.
    </p>
    <div class="grid cards">${gate.criteria.map(criterionCard)}${countCard(gate)}${decisionCard(gate)}</div>`;
}

function criterionCard(criterion: JudgedCriterion): Markup {
  const { definition, evaluation } = criterion;
  const { lower, upper } = evaluation;
  const band =
    lower === null || definition.kind === 'qualitative'
      ? null
      : `band ${criterionValue(definition, lower)} to ${upper === null ? 'open' : criterionValue(definition, upper)}`;
  const limit = definition.kind !== 'qualitative' && definition.better === 'lower' ? 'limit' : 'minimum';
  const isRated = definition.kind === 'qualitative';
  const denominator = isRated
    ? `${count(criterion.reported)} ratings`
    : `${count(criterion.reported)} of ${count(criterion.targeted)} people`;
  return html`<article class="card keep">
    <div class="head">
      <h3>${definition.name}</h3>
      ${verdictTag(evaluation.verdict)}
    </div>
    <p>
      <span class="big">${criterionValue(definition, evaluation.estimate)}</span>
      <span class="quiet small">${band}</span>
    </p>
    ${bandChart(criterion)}
    <p class="small quiet" style="display:flex;justify-content:space-between;gap:8px">
      <span
        >target ${criterionValue(definition, definition.target)}, ${limit}
        ${criterionValue(definition, definition.minimum)}</span
      ><span>${denominator}</span>
    </p>
    <p class="small" style="margin-top:8px">${evaluation.sentence}</p>
    <p class="small quiet">${roleWords[definition.role]}</p>
  </article>`;
}

function countCard({ count: held }: Gate): Markup | false {
  return (
    held !== null &&
    html`<article class="card keep">
      <div class="head">
        <h3>Count</h3>
        ${verdictTag(held.verdict)}
      </div>
      <p class="small">${held.sentence}</p>
      <p class="small quiet">Has to be met besides the criteria.</p>
    </article>`
  );
}

const roleWords = {
  entry: 'Entry criterion: had to pass before the start.',
  exit: 'Exit criterion: has to pass.',
  guardrail: 'Guardrail: holds the stage when it fails.',
  signal: 'Signal: shown, has no say.',
} as const;

function decisionCard(gate: Gate): Markup {
  const decision =
    gate.decision === null ? tag('none', 'open') : tag(decisionTones[gate.decision], words(gate.decision));
  const votes = gate.votes.map(
    (vote) =>
      html`<li>
        <b>${vote.voterRole === '' ? vote.voterName : vote.voterRole}</b>: ${words(vote.choice)}<br /><span
          >${vote.comment}</span
        >
      </li>`,
  );
  const conditions = gate.conditions.map(
    (condition) =>
      html`<li>${condition.text} <span>${condition.owner}, by ${longDate(condition.dueOn)}</span></li>`,
  );
  return html`<article class="card keep">
    <div class="head">
      <h3>Decision</h3>
      ${decision}
    </div>
    <p style="margin-top:4px">${gate.reason ?? 'No reason recorded.'}</p>
    <p class="small quiet">The rules proposed ${words(gate.proposal)}: ${gate.proposalReason}</p>
    <ul class="plain">
      ${votes}
    </ul>
    ${
      conditions.length > 0 &&
      html`<h3 style="margin-top:8px">Conditions</h3>
        <ul class="plain">
          ${conditions}
        </ul>`
    }
  </article>`;
}
