/** Putting off one's date: folded away under the date, with how often it is still possible and the free days. */
import { deferralCodes } from '#contracts/deferrals.ts';
import { noDay, type PortalPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { putOffTexts } from './put-off-texts.ts';
import { writeDate } from './write-date.ts';

export function renderPutOff(page: PortalPage): Html | null {
  const { putOff } = page;
  if (putOff === null) return null;
  const texts = putOffTexts[page.locale];
  const isUsedUp = putOff.deferrals >= putOff.most;
  return html`<details class="card put-off" id="put-off">
    <summary>
      <h2>${texts.open}</h2>
      <span class="turn">${icons.down}</span>
    </summary>
    ${isUsedUp ? renderUsedUp(page, putOff.deferrals) : renderForm(page, putOff)}
  </details>`;
}

function renderUsedUp(page: PortalPage, times: number): Html {
  const texts = putOffTexts[page.locale];
  return html`<p>${texts.usedUp(times)}</p>
    <p>${texts.help}</p>`;
}

function renderForm(page: PortalPage, putOff: NonNullable<PortalPage['putOff']>): Html {
  const texts = putOffTexts[page.locale];
  const reasons = deferralCodes.map((code) => renderOption(code, texts.codes[code]));
  const days = putOff.days.map((on) => renderOption(on, writeDate(page.locale, on)));
  return html`<p>${texts.left(putOff.most - putOff.deferrals, writeDate(page.locale, putOff.latestOn))}</p>
    <form method="post" action="${page.path}/put-off?lang=${page.locale}">
      <label for="why">${texts.why}</label>
      <select id="why" name="why" required>
        ${renderOption('', texts.choose)}${reasons}
      </select>
      <label for="on">${texts.on}</label>
      <select id="on" name="on" required>
        ${renderOption('', texts.choose)}${days}${renderOption(noDay, texts.none)}
      </select>
      <button class="button primary">${texts.send}</button>
    </form>`;
}

function renderOption(value: string, label: string): Html {
  return html`<option value="${value}">${label}</option>`;
}
