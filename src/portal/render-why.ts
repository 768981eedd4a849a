/** The question why somebody stopped using something, and after some answers the offer of help. */
import { whyReasons, whyWordsMax } from '#contracts/adoption.ts';
import type { PortalPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { whyTexts } from './why-texts.ts';

export function renderWhy(page: PortalPage): Html | null {
  if (page.notice === 'why_training_wanted') return renderOffer(page, 'training_wanted');
  if (page.notice === 'why_not_working') return renderOffer(page, 'not_working');
  return page.why === null ? null : renderForm(page, page.why.feature);
}

function renderForm(page: PortalPage, feature: string): Html {
  const texts = whyTexts[page.locale];
  const reasons = whyReasons.map(
    (reason) =>
      html`<label
        ><input type="radio" name="reason" value="${reason}" required /><span
          >${texts.reasons[reason]}</span
        ></label
      >`,
  );
  return html`<section class="card" id="why">
    <h2>${texts.question(feature)}</h2>
    <form method="post" action="${page.path}/why?lang=${page.locale}">
      <fieldset class="reasons">
        <legend class="quiet">${texts.hint}</legend>
        ${reasons}
      </fieldset>
      <label for="why-words">${texts.words}</label>
      <p class="quiet" id="why-hint">${texts.wordsHint}</p>
      <textarea id="why-words" name="words" aria-describedby="why-hint" maxlength="${whyWordsMax}"></textarea>
      <p class="quiet">${texts.privacy}</p>
      <button class="button primary">${texts.send}</button>
    </form>
  </section>`;
}

/** Help is offered, never ordered: only whoever asks for it gives up that nobody knows their answer. */
function renderOffer(page: PortalPage, reason: 'training_wanted' | 'not_working'): Html {
  const texts = whyTexts[page.locale];
  const { heading, body, request } = texts.offers[reason];
  return html`<section class="card standing" id="why">
    <h2>${heading}</h2>
    <p>${body}</p>
    <form method="post" action="${page.path}/help?lang=${page.locale}">
      <input type="hidden" name="question" value="${request}" />
      <button class="button primary">${texts.ask}</button>
    </form>
  </section>`;
}
