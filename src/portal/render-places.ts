/** Places on the personal page: what stands about the person's own, and the page on which they choose one. */
import type { PlacesPage, PortalNotice, PortalPage, PortalPlace } from '#contracts/portal.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { placeTexts } from './place-texts.ts';
import { renderWishes } from './render-wishes.ts';
import { writeClock, writeDay, writeZone } from './write-date.ts';

type Page = Pick<PortalPage, 'locale' | 'path'>;

/** Inside the card of the date: where the person stands, and what they can do about it. */
export function renderPlace(page: PortalPage): Html | null {
  const { place } = page;
  if (place === null) return null;
  const texts = placeTexts[page.locale];
  return html`${renderStanding(page.locale, place)}
    <div class="answers">
      ${place.standing === 'given' && page.appointment !== null ? confirmForm(page, page.appointment) : null}
      ${place.free === null ? null : html`<a class="button no" href="${page.path}/places?lang=${page.locale}">${place.standing === 'none' ? texts.choose : texts.chooseOther}</a>`}
      ${place.standing === 'waiting' ? postForm(page, 'place/cancel', texts.leave, 'no') : null}
    </div>`;
}

function renderStanding(locale: Locale, place: PortalPlace): Html | null {
  const texts = placeTexts[locale];
  const { standing, lostAt, timeZone } = place;
  if (standing === 'none')
    return place.free === null || place.free === 0
      ? null
      : html`<p class="until">${texts.free(place.free)}</p>`;
  if (standing === 'chosen') return html`<p class="until">${limitsOf(locale, place)}</p>`;
  const lost =
    lostAt === null ? null : `${writeDay(locale, lostAt, timeZone)}, ${writeClock(locale, lostAt, timeZone)}`;
  const wished = place.wishes.map(
    (at) => `${writeDay(locale, at, timeZone)}, ${writeClock(locale, at, timeZone)}`,
  );
  return wished.length === 0
    ? html`<p class="until">${texts.standing[standing](lost)}</p>`
    : html`<p class="until">${texts.wishes.waitsFor(wished)}</p>`;
}

function limitsOf(locale: Locale, { movesLeft, quietHours }: PortalPlace): string {
  const texts = placeTexts[locale];
  return movesLeft === 0 ? texts.noMoves : texts.limits(movesLeft, quietHours);
}

function postForm({ path, locale }: Page, action: string, label: string, kind: string): Html {
  return html`<form method="post" action="${path}/${action}?lang=${locale}">
    <button class="button ${kind}">${label}</button>
  </form>`;
}

/** Says yes to the place that was given: takes the same place again. */
function confirmForm(page: PortalPage, { startsAt, timeZone }: NonNullable<PortalPage['appointment']>): Html {
  const at = new Date(startsAt);
  const on = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at);
  return html`<form method="post" action="${page.path}/place?lang=${page.locale}">
    <input type="hidden" name="place" value="${on} ${writeClock('sv', startsAt, timeZone)}" /><button
      class="button"
    >
      ${placeTexts[page.locale].yes}
    </button>
  </form>`;
}

/** What has just happened with the person's place; null for other notices. */
export function placeNotice(locale: Locale, notice: PortalNotice): readonly [string, string] | null {
  const notices: Readonly<Record<string, string>> = placeTexts[locale].notices;
  const sentence = notices[notice];
  if (sentence === undefined) return null;
  return [sentence, good.has(notice) ? '' : 'warn'];
}

const good: ReadonlySet<PortalNotice> = new Set([
  'place_taken',
  'place_waiting',
  'place_wished',
  'place_back',
  'place_left_line',
]);

/** The page of choosing: days as folds, a button per time. */
export function renderPlaces(page: PlacesPage): Html {
  const texts = placeTexts[page.locale];
  const { place, dateAt, lastOn } = page;
  const isChosen = place.standing === 'chosen';
  const notice = page.notice === null ? null : placeNotice(page.locale, page.notice);
  const isFree = page.days.some(({ sessions }) => sessions.some(({ left }) => left !== 0));
  const facts = [
    ...(isChosen ? [limitsOf(page.locale, place)] : []),
    ...(lastOn === null ? [] : [texts.until(writeDay(page.locale, `${lastOn}T12:00:00Z`, 'UTC'))]),
    texts.zone(writeZone(page.locale, page.place.timeZone)),
  ];
  return html`${notice === null ? null : html`<p class="notice ${notice[1]}" role="status">${notice[0]}</p>`}
    <p><a class="back" href="${page.path}?lang=${page.locale}">${icons.back}${texts.back}</a></p>
    <section class="card">
      <h1>${texts.heading}</h1>
      ${dateAt === null ? null : html`<p class="now">${texts.now}: <b>${writeDay(page.locale, dateAt, place.timeZone)}, ${writeClock(page.locale, dateAt, place.timeZone)}</b></p>`}
      ${facts.map((fact) => html`<p class="quiet">${fact}</p>`)}
    </section>
    ${isFree ? renderDays(page) : renderNone(page)} ${renderWishes(page)} ${renderGiveBack(page)}`;
}

function renderDays(page: PlacesPage): Html {
  const { locale } = page;
  const texts = placeTexts[locale];
  const days = page.days.map((day, index) => {
    const free = day.sessions.filter(({ left }) => left !== 0).length;
    const isOwn = day.sessions.some(({ startsAt }) => startsAt === page.currentAt);
    const note = isOwn ? texts.yours : free === 0 ? texts.full : texts.freeShort(free);
    return html`<details class="day" name="day" ${index === firstFree(page) ? openMark : null}>
      <summary>
        <span>${writeDay(locale, `${day.on}T12:00:00Z`, 'UTC')}</span><span class="quiet">${note}</span
        ><span class="turn">${icons.down}</span>
      </summary>
      <div class="times">${day.sessions.map((session) => renderTime(page, day.on, session))}</div>
    </details>`;
  });
  return html`<section class="card days">${days}</section>`;
}

const openMark = html`open`;

function firstFree({ days }: PlacesPage): number {
  return days.findIndex(({ sessions }) => sessions.some(({ left }) => left !== 0));
}

type Session = PlacesPage['days'][number]['sessions'][number];

function renderTime(page: PlacesPage, on: string, { at, startsAt, minutes, left }: Session): Html {
  const { locale, place, currentAt } = page;
  const texts = placeTexts[locale];
  const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  const label = texts.take(
    writeClock(locale, startsAt, place.timeZone),
    writeClock(locale, endsAt, place.timeZone),
  );
  if (currentAt === startsAt)
    return html`<p class="time-row"><b>${label}</b><span class="quiet">${texts.yours}</span></p>`;
  if (left === 0)
    return html`<p class="time-row gone"><span>${label}</span><span class="quiet">${texts.full}</span></p>`;
  return html`<form method="post" action="${page.path}/place?lang=${locale}">
    <input type="hidden" name="place" value="${on} ${at}" /><button class="time-row">
      <b>${label}</b><span class="quiet">${texts.places(left)}</span>
    </button>
  </form>`;
}

/** No place is left: the line is what there is, and whoever has a date keeps it. */
function renderNone(page: PlacesPage): Html {
  const texts = placeTexts[page.locale];
  const mayJoin = page.place.standing === 'none' && page.place.free !== null;
  return html`<section class="card">
    <h2>${texts.none.heading}</h2>
    ${
      mayJoin
        ? html`<p>${texts.none.body}</p>
            <div class="answers">${postForm(page, 'place/wait', texts.join, 'primary')}</div>`
        : html`<p>${texts.none.stays}</p>`
    }
  </section>`;
}

function renderGiveBack(page: PlacesPage): Html | null {
  const { standing } = page.place;
  const texts = placeTexts[page.locale];
  if (standing === 'chosen' || standing === 'given')
    return html`<details class="card change">
      <summary>${texts.giveBack.heading}<span class="turn">${icons.down}</span></summary>
      <p>${texts.giveBack.body}</p>
      <div class="answers">${postForm(page, 'place/cancel', texts.giveBack.button, '')}</div>
    </details>`;
  if (standing === 'waiting')
    return html`<div class="answers">${postForm(page, 'place/cancel', texts.leave, '')}</div>`;
  return null;
}
