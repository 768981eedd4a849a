/** The help parts of the personal page: the form, earlier questions with their answers, and the bar below. */
import { questionLengthMax, type PortalPage } from '#contracts/portal.ts';
import { intlTag } from '#contracts/sentences/catalogue.ts';
import { firstDayTexts } from './first-day-texts.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { placeNotice } from './render-places.ts';
import { putOffTexts } from './put-off-texts.ts';
import { surveyTexts } from './survey-texts.ts';
import { portalTexts } from './texts.ts';
import { whyTexts } from './why-texts.ts';

/** Says what has just happened, where the eye is after the page has loaded again. */
export function renderNotice(page: PortalPage): Html | null {
  if (page.notice === null) return null;
  // The offer of help says it itself.
  if (page.notice === 'why_training_wanted' || page.notice === 'why_not_working') return null;
  const texts = portalTexts[page.locale];
  const putOff = putOffTexts[page.locale];
  const known: Partial<Record<NonNullable<PortalPage['notice']>, readonly [string, string]>> = {
    asked: [texts.asked, ''],
    question_empty: [texts.questionEmpty, 'warn'],
    too_many_questions: [texts.tooManyQuestions, 'warn'],
    said_yes: [texts.question.saidYes, ''],
    said_no: [texts.question.saidNo, ''],
    waiting: [texts.question.nowWaiting, ''],
    not_possible: [texts.question.notPossible, 'warn'],
    put_off: [putOff.done, ''],
    put_off_open: [putOff.doneOpen, ''],
    put_off_refused: [putOff.refused, 'warn'],
    pulse_missing: [firstDayTexts[page.locale].missing, 'warn'],
    why_noted: [whyTexts[page.locale].noted, ''],
    why_missing: [whyTexts[page.locale].missing, 'warn'],
    why_closed: [whyTexts[page.locale].closed, 'warn'],
    pulse_closed: [firstDayTexts[page.locale].closed, 'warn'],
    survey_empty: [surveyTexts[page.locale].empty, 'warn'],
    survey_closed: [surveyTexts[page.locale].closed, 'warn'],
  };
  const [sentence, tone] = known[page.notice] ?? placeNotice(page.locale, page.notice)!;
  return html`<p class="notice ${tone}" role="status">${sentence}</p>`;
}

/** The form and the person's own questions. */
export function renderHelp(page: PortalPage): Html {
  const texts = portalTexts[page.locale];
  const contact =
    page.helpContact === null ? null : html`<p class="quiet">${texts.helpContact} ${page.helpContact}</p>`;
  return html`<section class="card" id="help">
    <h2>${texts.helpQuestion}</h2>
    ${contact}
    <form class="ask" method="post" action="${page.path}/help?lang=${page.locale}">
      <label for="question">${texts.questionLabel}</label>
      <p class="quiet" id="hint">${texts.questionHint}</p>
      <textarea
        id="question"
        name="question"
        aria-describedby="hint"
        required
        maxlength="${questionLengthMax}"
      ></textarea
      ><button class="button primary">${texts.send}</button>
    </form>
    ${renderQuestions(page)}
  </section>`;
}

function renderQuestions(page: PortalPage): Html | null {
  if (page.questions.length === 0) return null;
  const texts = portalTexts[page.locale];
  const items = page.questions.map(({ body, answer, askedAt, timeZone }) => {
    const asked = new Intl.DateTimeFormat(intlTag(page.locale), {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(askedAt));
    const reply =
      answer === null
        ? html`<p class="quiet">${texts.noAnswerYet}</p>`
        : html`<div class="answer">
            <b>${texts.answer}</b>
            <p class="said">${answer}</p>
          </div>`;
    return html`<div class="question">
      <p class="quiet">${asked}</p>
      <p class="said">${body}</p>
      ${reply}
    </div>`;
  });
  return html`<h3 class="question">${texts.yourQuestions}</h3>
    ${items}`;
}

/** Help within one tap, wherever the page is scrolled to. */
export function renderHelpBar(page: PortalPage): Html {
  const texts = portalTexts[page.locale];
  return html`<aside class="bar">
    <div>
      <p><b>${texts.helpQuestion}</b><br /><span class="quiet">${texts.helpShort}</span></p>
      <a class="button" href="#help">${icons.chat}${texts.helpButton}</a>
    </div>
  </aside>`;
}
