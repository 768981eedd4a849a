/** The question about the first day: five numbers to choose from and a few words, or what follows from the answer. */
import { pulseScores, pulseWordsMax, type PortalPage } from '#contracts/portal.ts';
import { firstDayTexts } from './first-day-texts.ts';
import { html, type Html } from './html.ts';

export function renderPulse(page: PortalPage): Html | null {
  const { pulse } = page;
  if (pulse === null) return null;
  const texts = firstDayTexts[page.locale];
  if (pulse.answer !== 'none') {
    const { heading, body } = pulse.answer === 'low' ? texts.low : texts.thanks;
    return html`<section class="card standing" id="pulse">
      <h2>${heading}</h2>
      <p>${body}</p>
    </section>`;
  }
  const scores = pulseScores.map(
    (score) =>
      html`<label><input type="radio" name="score" value="${score}" required /><span>${score}</span></label>`,
  );
  return html`<section class="card" id="pulse">
    <h2>${texts.question}</h2>
    <form method="post" action="${page.path}/pulse?lang=${page.locale}">
      <fieldset class="scores">
        <legend class="quiet">${texts.hint} 1: ${texts.lowest}, 5: ${texts.highest}.</legend>
        ${scores}
      </fieldset>
      <label for="words">${texts.words}</label>
      <p class="quiet" id="words-hint">${texts.wordsHint}</p>
      <textarea id="words" name="words" aria-describedby="words-hint" maxlength="${pulseWordsMax}"></textarea>
      <p class="quiet">${texts.privacy}</p>
      <button class="button primary">${texts.send}</button>
    </form>
  </section>`;
}
