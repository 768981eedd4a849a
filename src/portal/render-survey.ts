/** The questions of the survey on one short form, of which any can be left out; thanks once it was sent. */
import { answerWordsMax, surveyField, type PortalPage, type PortalSurvey } from '#contracts/portal.ts';
import { html, type Html } from './html.ts';
import { surveyTexts, type SurveyTexts } from './survey-texts.ts';

export function renderSurvey(page: PortalPage): Html | null {
  const { survey } = page;
  if (survey === null) return null;
  const texts = surveyTexts[page.locale];
  if (survey.isAnswered)
    return html`<section class="card standing" id="survey">
      <h2>${texts.thanks.heading}</h2>
      <p>${texts.thanks.body}</p>
    </section>`;
  return html`<section class="card" id="survey">
    <h2>${texts.heading(survey.questions.length)}</h2>
    <p class="quiet">${texts.hint}</p>
    <form method="post" action="${page.path}/survey?lang=${page.locale}">
      <input type="hidden" name="survey" value="${survey.surveyAskId}" />
      ${survey.questions.map((question) => renderQuestion(question, texts))}
      <p class="quiet">${texts.privacy}</p>
      <button class="button primary">${texts.send}</button>
    </form>
  </section>`;
}

type Question = PortalSurvey['questions'][number];

function renderQuestion(question: Question, texts: SurveyTexts): Html {
  const name = surveyField(question.surveyQuestionId);
  if (question.kind === 'text')
    return html`<label for="${name}" lang="${question.language}">${question.question}</label>
      <p class="quiet" id="${name}-hint">${texts.wordsHint}</p>
      <textarea
        id="${name}"
        name="${name}"
        aria-describedby="${name}-hint"
        maxlength="${answerWordsMax}"
      ></textarea>`;
  const isRating = question.kind === 'rating';
  const options = isRating ? ['1', '2', '3', '4', '5'] : question.labels;
  const choices = options.map((label, index) =>
    renderChoice(name, String(index + 1), label, question.language),
  );
  const ends = isRating
    ? html`<span class="quiet">${texts.ends(question.labels[0] ?? '', question.labels[1] ?? '')}</span>`
    : null;
  return html`<fieldset class="${isRating ? 'scores' : 'reasons'}">
    <legend><b lang="${question.language}">${question.question}</b> ${ends}</legend>
    ${choices}${renderNone(name, texts.none)}
  </fieldset>`;
}

function renderChoice(name: string, value: string, label: string, language: string): Html {
  return html`<label lang="${language}"
    ><input type="radio" name="${name}" value="${value}" /><span>${label}</span></label
  >`;
}

/** Chosen until somebody answers, and again when they would rather not: without a script nothing else takes a choice back. */
function renderNone(name: string, label: string): Html {
  return html`<label class="none"
    ><input type="radio" name="${name}" value="" checked /><span>${label}</span></label
  >`;
}
