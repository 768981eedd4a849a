/** What was changed because of what people said: the same for everybody of the rollout. */
import type { PortalPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { portalTexts } from './texts.ts';

export function renderChanged({ locale, changedBecause }: PortalPage): Html | null {
  if (changedBecause.length === 0) return null;
  const items = changedBecause.map((text) => html`<li class="stays">${icons.check}<span>${text}</span></li>`);
  return html`<section class="card" id="changed">
    <h2>${portalTexts[locale].changedBecause}</h2>
    <ul class="list">
      ${items}
    </ul>
  </section>`;
}
