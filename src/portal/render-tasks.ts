/** What the person is asked to do themselves, a form to tick for each with its day and how to do it, and that they are trained. */
import type { PortalPage } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { icons } from './icons.ts';
import { portalTexts } from './texts.ts';
import { writeDate, writeDay } from './write-date.ts';

export function renderTasks(page: PortalPage): Html | null {
  const { tasks, trainedOn, locale } = page;
  const texts = portalTexts[locale];
  const trained =
    trainedOn === null
      ? null
      : html`<p><b>${texts.trained}</b> ${texts.trainedOn(writeDate(locale, trainedOn))}</p>`;
  if (tasks.length === 0) return trained && html`<section class="card" id="tasks">${trained}</section>`;
  const done = tasks.filter(({ isDone }) => isDone).length;
  return html`<section class="card ticks" id="tasks">
    <div class="row">
      <h2>${texts.tasks}</h2>
      <span class="quiet">${texts.progress(done, tasks.length)}</span>
    </div>
    ${tasks.map((task) => renderTask(page, task))}${trained}
  </section>`;
}

function renderTask(page: PortalPage, task: PortalPage['tasks'][number]): Html {
  const texts = portalTexts[page.locale];
  const { chainTaskId, title, instructions, dueOn, isOverdue, isDone } = task;
  const day = dueOn === null ? null : writeDay(page.locale, `${dueOn}T12:00:00Z`, 'UTC');
  return html`<form method="post" action="${page.path}/task?lang=${page.locale}">
    <input type="hidden" name="task" value="${String(chainTaskId)}" /><input
      type="hidden"
      name="done"
      value="${isDone ? 'no' : 'yes'}"
    /><button class="tick" aria-pressed="${String(isDone)}" title="${isDone ? texts.untick : texts.tick}">
      <i>${icons.check}</i
      ><span
        >${title}${isDone || day === null ? null : html`<small class="due ${isOverdue ? 'late' : 'quiet'}">${isOverdue ? texts.taskLate(day) : texts.taskUntil(day)}</small>`}</span
      >
    </button>
    ${instructions === '' || isDone ? null : html`<p class="how quiet">${instructions}</p>`}
  </form>`;
}
