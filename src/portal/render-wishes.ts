/** A preferred and a second time, chosen in one form: what is full can be waited for. */
import type { PlacesPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { placeTexts } from './place-texts.ts';
import { writeClock, writeDay } from './write-date.ts';

/** Nothing where there is no choice of two, or nobody may choose now. */
export function renderWishes(page: PlacesPage): Html | null {
  const times = page.days.reduce((sum, { sessions }) => sum + sessions.length, 0);
  if (page.place.free === null || times < 2) return null;
  const texts = placeTexts[page.locale].wishes;
  return html`<details class="card change" id="wishes">
    <summary>${texts.heading}<span class="turn">${icons.down}</span></summary>
    <p>${texts.body}</p>
    <form method="post" action="${page.path}/place/wishes?lang=${page.locale}">
      ${choice(page, 'preferred', texts.preferred)}${choice(page, 'second', texts.second)}
      <div class="answers"><button class="button primary">${texts.send}</button></div>
    </form>
  </details>`;
}

function choice(page: PlacesPage, name: 'preferred' | 'second', label: string): Html {
  const { wishes } = placeTexts[page.locale];
  const none = name === 'second' ? wishes.noSecond : wishes.choose;
  return html`<label for="${name}">${label}</label
    ><select id="${name}" name="${name}" ${name === 'preferred' ? requiredMark : null}>
      <option value="">${none}</option>
      ${page.days.flatMap(({ on, sessions }) => sessions.map((session) => option(page, on, session)))}
    </select>`;
}

const requiredMark = html`required`;

function option(
  { locale, place }: PlacesPage,
  on: string,
  { at, startsAt, left }: PlacesPage['days'][number]['sessions'][number],
): Html {
  const texts = placeTexts[locale];
  const when = `${writeDay(locale, startsAt, place.timeZone)}, ${writeClock(locale, startsAt, place.timeZone)}`;
  return html`<option value="${on} ${at}">${when} · ${left === 0 ? texts.full : texts.places(left)}</option>`;
}
