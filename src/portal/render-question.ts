/** The question to a candidate of the pilot: the card that asks it, and where the answer stands afterwards. */
import type { PortalPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { portalTexts } from './texts.ts';
import { writeDate } from './write-date.ts';

type Question = NonNullable<PortalPage['question']>;

/** The card of somebody who has no place yet: the question, or what the answer means. */
export function renderQuestion(page: PortalPage): Html | null {
  const { question } = page;
  if (question === null) return null;
  const texts = portalTexts[page.locale];
  const { heading, body } = question.answer === null ? texts.question.asked : texts.question[question.answer];
  return html`<section class="card date">
    <p>${texts.greeting(page.givenName)}</p>
    <h1>${heading}</h1>
    <p>${body}</p>
    ${question.answer === null ? renderAnswers(page, question) : renderChange(page, question.answer)}
  </section>`;
}

/** One line for somebody who has a place: what they said, and how to take it back. */
export function renderStanding(page: PortalPage): Html | null {
  const { question } = page;
  if (question === null || question.answer === null) return null;
  const { heading, body } = portalTexts[page.locale].question[question.answer];
  const note = question.answer === 'yes' ? null : html`<p class="quiet">${body}</p>`;
  return html`<section class="card standing">
    <h2>${heading}</h2>
    ${note}${renderChange(page, question.answer)}
  </section>`;
}

function renderAnswers(page: PortalPage, { answerByOn }: Question): Html {
  const texts = portalTexts[page.locale].question;
  const until =
    answerByOn === null
      ? null
      : html`<p class="until">${texts.answerBy(writeDate(page.locale, answerByOn))}</p>`;
  return html`<div class="answers">
      ${answerForm(page, 'yes', texts.sayYes)}${answerForm(page, 'no', texts.sayNo)}
    </div>
    ${until}`;
}

/** The other answer, folded away. */
function renderChange(page: PortalPage, answer: NonNullable<Question['answer']>): Html {
  const texts = portalTexts[page.locale].question;
  const other = answer === 'no' ? 'yes' : 'no';
  return html`<details class="change">
    <summary>${texts.change}<span class="turn">${icons.down}</span></summary>
    <div class="answers">${answerForm(page, other, other === 'yes' ? texts.sayYes : texts.sayNo)}</div>
  </details>`;
}

function answerForm(page: PortalPage, answer: 'yes' | 'no', label: string): Html {
  return html`<form method="post" action="${page.path}/answer?lang=${page.locale}">
    <input type="hidden" name="answer" value="${answer}" /><button class="button ${answer}">${label}</button>
  </form>`;
}
