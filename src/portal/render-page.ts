/**
 * Lays out the personal page: mobile first, without scripts, with everything inline. Pure: the same data gives the
 * same HTML. Reading and writing are the server's work.
 */
import type { PlacesPage, PortalPage, PortalRenderer } from '#contracts/portal.ts';
import { intlTag } from '#contracts/sentences/catalogue.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import { firstDayTexts } from './first-day-texts.ts';
import { html, ownMarkup, type Html } from './html.ts';
import { icons } from './icons.ts';
import { renderChanged } from './render-changed.ts';
import { renderHelp, renderHelpBar, renderNotice } from './render-help.ts';
import { renderPlace, renderPlaces } from './render-places.ts';
import { renderPutOff } from './render-put-off.ts';
import { renderTasks } from './render-tasks.ts';
import { renderQuestion, renderStanding } from './render-question.ts';
import { renderPulse } from './render-pulse.ts';
import { renderSurvey } from './render-survey.ts';
import { renderWhy } from './render-why.ts';
import { styleElement } from './styles.ts';
import { placeTexts } from './place-texts.ts';
import { invalidLinkTexts, portalTexts } from './texts.ts';
import { writeClock, writeDay, writeZone } from './write-date.ts';

export const portalRenderer: PortalRenderer = {
  page: renderPage,
  places: renderPlacesPage,
  invalidLink: renderInvalidLink,
};

/** The page of one person as a complete HTML document. */
export function renderPage(page: PortalPage, nonce: string): string {
  const texts = portalTexts[page.locale];
  const body = html`<header class="top">
      ${icons.bell}<b>${page.organisation}</b>${renderLanguages(page)}
    </header>
    <main>
      ${renderNotice(page)}${page.stage === 'asked' ? renderQuestion(page) : renderDate(page)}${page.stage === 'asked' ? null : renderStanding(page)}${renderWhy(page)}${renderPulse(page)}${renderSurvey(page)}${renderPutOff(page)}${renderTasks(page)}${renderChanges(page)}${renderChecklist(page)}${renderChanged(page)}${page.stage === 'asked' ? [] : page.guides.map(renderGuide)}${renderHelp(page)}
      <footer>${texts.privacy}</footer>
    </main>
    ${renderHelpBar(page)}`;
  return document(page.locale, texts.title, nonce, body);
}

/** The page on which a person chooses a place, as a complete HTML document. */
function renderPlacesPage(page: PlacesPage, nonce: string): string {
  const body = html`<header class="top">
      ${icons.bell}<b>${page.organisation}</b>${renderLanguages({ ...page, path: `${page.path}/places` })}
    </header>
    <main>${renderPlaces(page)}</main>`;
  return document(page.locale, placeTexts[page.locale].title, nonce, body);
}

/** A page for a link that does not work, in every language, without saying why. */
export function renderInvalidLink(nonce: string): string {
  const cards = invalidLinkTexts.map(
    ({ locale, heading, body }) =>
      html`<section class="card" lang="${locale}">
        <h1>${heading}</h1>
        <p>${body}</p>
      </section>`,
  );
  return document(
    'en',
    'Bellwether',
    nonce,
    html`<header class="top">${icons.bell}</header>
      <main>${cards}</main>`,
  );
}

function document(locale: Locale, title: string, nonce: string, body: Html): string {
  return html`${ownMarkup('<!doctype html>')}
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${styleElement(nonce)}
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;
}

function renderLanguages(page: Pick<PortalPage, 'locale' | 'path'>): Html {
  const items = locales.map(
    (locale) =>
      html`<li>
        <a
          href="${page.path}?lang=${locale}"
          lang="${locale}"
          hreflang="${locale}"
          ${ownMarkup(locale === page.locale ? ' aria-current="true"' : '')}
          >${portalTexts[locale].language}</a
        >
      </li>`,
  );
  return html`<details class="switch">
    <summary>${portalTexts[page.locale].language}<span class="turn">${icons.down}</span></summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function renderDate(page: PortalPage): Html {
  const texts = portalTexts[page.locale];
  const greeting = texts.greeting(page.givenName);
  const { appointment, stage } = page;
  if (stage === 'dated' && appointment !== null) {
    const when = new Intl.RelativeTimeFormat(intlTag(page.locale), { numeric: 'auto' }).format(
      appointment.daysAway,
      'day',
    );
    const { startsAt, replaces, timeZone, namesZone, minutes, where } = appointment;
    return html`<section class="card date">
      <p>${greeting}, ${replaces === null ? texts.dateIs(when) : texts.newDateIs(when)}</p>
      <h1>${writeDay(page.locale, startsAt, timeZone)}</h1>
      <p class="time">${texts.time(writeClock(page.locale, startsAt, timeZone), minutes)}</p>
      ${namesZone ? html`<p class="quiet">${placeTexts[page.locale].zone(writeZone(page.locale, timeZone))}</p>` : null}
      ${replaces === null ? null : html`<p class="earlier">${texts.insteadOf} <s>${writeDay(page.locale, replaces, timeZone)}</s></p>`}
      <p class="where">${icons.pin}${where}</p>
      ${renderLastDay(page)}
      <a class="button" href="${page.path}/date.ics?lang=${page.locale}"
        >${icons.calendar}${replaces === null ? texts.addToCalendar : texts.changeCalendar}</a
      >
      ${renderPlace(page)}
    </section>`;
  }
  if (stage === 'date_lost' && page.lostDate !== null)
    return html`<section class="card date lost">
      <p>${greeting}</p>
      <h1>${texts.dateLost.heading}</h1>
      <p class="earlier"><s>${writeDay(page.locale, page.lostDate.at, page.lostDate.timeZone)}</s></p>
      <p>${texts.dateLost.body}</p>
      ${renderLastDay(page)}
    </section>`;
  const { heading, body } = {
    asked: texts.waiting,
    waiting: texts.waiting,
    dated: texts.waiting,
    date_lost: texts.waiting,
    date_withdrawn: texts.dateWithdrawn,
    under_way: texts.underWay,
    done: texts.done,
    stuck: texts.stuck,
    called_off: texts.calledOff,
    going_back: texts.goingBack,
    gone_back: texts.goneBack,
    not_taking_part: texts.notTakingPart,
  }[stage];
  return html`<section class="card date${page.withdrawnDate === null ? '' : ' lost'}">
    <p>${greeting}</p>
    <h1>${heading}</h1>
    ${page.withdrawnDate === null ? null : html`<p class="earlier"><s>${writeDay(page.locale, page.withdrawnDate.at, page.withdrawnDate.timeZone)}</s></p>`}
    <p>${body}</p>
    ${renderLastDay(page)}
    ${
      page.withdrawnDate === null
        ? null
        : html`<a class="button" href="${page.path}/date.ics?lang=${page.locale}"
            >${icons.calendar}${texts.removeFromCalendar}</a
          >`
    }
  </section>`;
}

function renderLastDay({ locale, lastDay }: PortalPage): Html | null {
  if (lastDay === null) return null;
  const day = writeDay(locale, lastDay.at, lastDay.timeZone);
  return html`<p class="where">
    ${icons.calendar}<span>${portalTexts[locale].lastDay}: <b>${day}</b></span>
  </p>`;
}

/** Stages in which the change does not come to the person, or goes. */
const changesNothing: ReadonlySet<PortalPage['stage']> = new Set([
  'not_taking_part',
  'called_off',
  'going_back',
  'gone_back',
]);

function renderChanges(page: PortalPage): Html | null {
  if (changesNothing.has(page.stage) || page.changes.length === 0) return null;
  const items = page.changes.map(
    ({ kind, strong, rest }) =>
      html`<li class="${kind}">
        ${kind === 'new' ? icons.arrow : icons.check}<span
          >${strong === '' ? null : html`<b>${strong}</b> `}${rest}</span
        >
      </li>`,
  );
  return html`<section class="card">
    <h2>${portalTexts[page.locale].changes}</h2>
    <ul class="list">
      ${items}
    </ul>
  </section>`;
}

function renderChecklist(page: PortalPage): Html | null {
  if (changesNothing.has(page.stage)) return null;
  if (page.firstMinutes.length > 0)
    return renderTicks(page, 'first-minutes', firstDayTexts[page.locale].firstMinutes, page.firstMinutes);
  if (page.stage === 'asked' || page.stage === 'done') return null;
  return renderTicks(page, 'checklist', portalTexts[page.locale].checklist, page.checklist);
}

type Tick = {
  readonly item: string;
  readonly title: string;
  readonly effort: string;
  readonly ticked: boolean;
};

function renderTicks(page: PortalPage, id: string, heading: string, entries: readonly Tick[]): Html {
  const texts = portalTexts[page.locale];
  const done = entries.filter((entry) => entry.ticked).length;
  const all = entries.length;
  const rows = entries.map(
    ({ item, title, effort, ticked }) =>
      html`<form method="post" action="${page.path}/checklist?lang=${page.locale}">
        <input type="hidden" name="item" value="${item}" /><input
          type="hidden"
          name="ticked"
          value="${ticked ? 'no' : 'yes'}"
        /><button class="tick" aria-pressed="${String(ticked)}" title="${ticked ? texts.untick : texts.tick}">
          <i>${icons.check}</i
          ><span>${title}</span>${ticked ? null : html`<small class="quiet">${effort}</small>`}
        </button>
      </form>`,
  );
  const progress = texts.progress(done, all);
  return html`<section class="card ticks" id="${id}">
    <div class="row">
      <h2>${heading}</h2>
      <span class="quiet">${progress}</span>
    </div>
    <progress value="${done}" max="${all}" aria-label="${progress}"></progress>${rows}
  </section>`;
}

function renderGuide(guide: PortalPage['guides'][number]): Html {
  const isHandheld = guide.platform === 'ios' || guide.platform === 'android';
  const names = guide.devices.length === 0 ? null : html`<p class="quiet">${guide.devices.join(', ')}</p>`;
  return html`<details class="card guide">
    <summary>
      <span class="mark">${isHandheld ? icons.mobile : icons.laptop}</span>
      <div>
        <h3>${guide.title}</h3>
        <p class="quiet">${guide.summary}</p>
      </div>
      <span class="turn">${icons.down}</span>
    </summary>
    ${names}
    <ol>
      ${guide.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
  </details>`;
}
